namespace SemanticSearch;

/// <summary>An answer, every sentence of which names its sources.</summary>
/// <param name="Kind">How it was made.</param>
/// <param name="Sentences">Its sentences in the order of reading; none where nothing relevant was found.</param>
public sealed record Answer(AnswerKind Kind, IReadOnlyList<AnswerSentence> Sentences)
{
    /// <summary>The sentences as one text.</summary>
    public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text));

    /// <summary>What a reader may ask next; empty where no language model was asked.</summary>
    public IReadOnlyList<string> FollowUps { get; init; } = [];
}
