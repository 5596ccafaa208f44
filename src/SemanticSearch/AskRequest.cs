namespace SemanticSearch;

/// <summary>A question that is to be answered from the passages of a collection.</summary>
public sealed record AskRequest
{
    /// <summary>The most sentences of an answer made of sentences.</summary>
    public const int MaximumSentences = 20;

    /// <summary>The most passages that an answer rests on.</summary>
    public const int MaximumPassages = 50;

    /// <summary>The most turns of a conversation.</summary>
    public const int MaximumTurns = 50;

    /// <summary>The question in plain language, with the operators of a search: 1 to 4,096 characters.</summary>
    public required string Question { get; init; }

    /// <summary>The collection to answer from.</summary>
    public string Collection { get; init; } = SearchRequest.DefaultCollection;

    /// <summary>What documents and chunks must fulfil; null for nothing.</summary>
    public Filter? Filter { get; init; }

    /// <summary>How many passages to retrieve, 1 to 50.</summary>
    public int Passages { get; init; } = 10;

    /// <summary>How many sentences at most make the answer where no language model writes it, 1 to 20.</summary>
    public int Sentences { get; init; } = 12;

    /// <summary>What was said before, the oldest first, at most 50 turns; a language model makes a question that stands alone of it.</summary>
    public IReadOnlyList<ConversationTurn> Conversation { get; init; } = [];

    /// <summary>Whether a language model writes the answer, where one is set; else it is made of sentences of the passages.</summary>
    public bool Generate { get; init; } = true;
}
