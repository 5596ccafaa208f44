namespace SemanticSearch.Evaluation;

/// <summary>The words of a document that answer a question.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Text">The words as they stand in the document; runs of white space count as one space.</param>
public sealed record AnswerSpan(string Document, string Text)
{
    readonly string _folded = Folded(Text);

    /// <summary>Whether a text holds all of the span, letter by letter.</summary>
    public bool IsIn(string text) => Folded(text).Contains(_folded, StringComparison.Ordinal);

    /// <summary>Whether a passage of the span's document holds all of it, its context included.</summary>
    public bool IsIn(Passage passage) =>
        passage.DocumentId == Document && IsIn($"{passage.ContextBefore.Text} {passage.Text} {passage.ContextAfter.Text}");

    static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
