namespace SemanticSearch.Evaluation;

/// <summary>A sentence that was chosen from a document, as the span <c>[Start, End)</c> of its canonical text.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Words">Fingerprint of the words.</param>
/// <param name="Priority">Random, by document, place and seed; the least are chosen first.</param>
public sealed record SampledSentence(string Document, int Start, int End, ulong Words, ulong Priority)
{
    /// <summary>The sentence as it stands in the document; null if the document has changed since.</summary>
    public string? TextIn(string text) =>
        End <= text.Length && SentenceWords.Fingerprint(text.AsSpan(Start, End - Start)) == Words ? text[Start..End] : null;
}
