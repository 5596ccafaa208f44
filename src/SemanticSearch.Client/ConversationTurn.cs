namespace SemanticSearch.Client;

/// <summary>What one side said in a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">What was said.</param>
public sealed record ConversationTurn(string Role, string Text);
