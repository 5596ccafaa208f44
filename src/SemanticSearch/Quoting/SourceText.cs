namespace SemanticSearch.Quoting;

/// <summary>A text in which a quotation is looked for; folded when that is first needed. Used by one thread at a time.</summary>
/// <param name="text">The text.</param>
sealed class SourceText(string text)
{
    FoldedText? _folded;

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>The text as it is compared.</summary>
    public FoldedText Folded => _folded ??= FoldedText.Of(text);
}
