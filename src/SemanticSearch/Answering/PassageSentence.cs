namespace SemanticSearch.Answering;

/// <summary>A sentence of a passage, and how well it answers the question.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Start">Offset of its first character in the document's canonical text.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Score">The greater, the better; it compares sentences of one answer.</param>
sealed record PassageSentence(Passage Passage, int Start, int End, double Score)
{
    /// <summary>Its words.</summary>
    public string Text => Passage.Text[(Start - Passage.Start)..(End - Passage.Start)];

    /// <summary>It as a sentence of an answer.</summary>
    public AnswerSentence ToAnswer() => new(Text, [SourceOf(Passage, Start, End)]);

    /// <summary>A span of a passage as a source.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="start">Offset of the first character in the document's canonical text.</param>
    /// <param name="end">Offset just past the last.</param>
    public static AnswerSource SourceOf(Passage passage, int start, int end) => new(
        passage.Citation,
        start,
        end,
        CitationId.TryParse(passage.Citation, out var citation)
            ? citation.Part(passage.Text, start, end).ToString()
            : throw new ArgumentException($"'{passage.Citation}' is no citation", nameof(passage)));
}
