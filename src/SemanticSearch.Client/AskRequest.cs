namespace SemanticSearch.Client;

/// <summary>A question that is to be answered from the passages of a collection. What is null is the server's choice.</summary>
public sealed record AskRequest
{
    /// <summary>The question in plain language.</summary>
    public required string Question { get; init; }

    /// <summary>The collection; null for the default one.</summary>
    public string? Collection { get; init; }

    /// <summary>What documents and passages must fulfil; null for nothing.</summary>
    public Filter? Filter { get; init; }

    /// <summary>How many passages to retrieve, 1 to 50.</summary>
    public int? Passages { get; init; }

    /// <summary>How many sentences at most make the answer where no language model writes it, 1 to 20.</summary>
    public int? Sentences { get; init; }

    /// <summary>What was said before, the oldest first, at most 50 turns; null for nothing.</summary>
    public IReadOnlyList<ConversationTurn>? Conversation { get; init; }

    /// <summary>Whether a language model writes the answer, where one is set.</summary>
    public bool? Generate { get; init; }
}
