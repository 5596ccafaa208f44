namespace SemanticSearch;

/// <summary>What one side said in a conversation.</summary>
public sealed record ConversationTurn
{
    /// <summary>The longest turn, in characters.</summary>
    public const int MaximumLength = 20_000;

    /// <summary>Who said it.</summary>
    public required ConversationRole Role { get; init; }

    /// <summary>What was said, at most 20,000 characters.</summary>
    public required string Text { get; init; }
}
