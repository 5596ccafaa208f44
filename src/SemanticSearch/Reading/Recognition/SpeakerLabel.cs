namespace SemanticSearch.Reading.Recognition;

/// <summary>A label that a line begins with.</summary>
/// <param name="Speaker">Whom it names.</param>
/// <param name="Form">How sure its form makes it.</param>
/// <param name="At">Offset of its first character in the text.</param>
/// <param name="WordsAfter">How many words follow it on its line, counted to 4.</param>
sealed record SpeakerLabel(Speaker Speaker, SpeakerLabelForm Form, int At = 0, int WordsAfter = 0)
{
    /// <summary>What labels of the same speaker have in common.</summary>
    public string Key { get; } = Speaker.Name.ToUpperInvariant();

    /// <summary>The last word of the name, by which others may call the same speaker.</summary>
    public string LastName => Key[(Key.LastIndexOf(' ') + 1)..];
}
