using System.Text;
using Microsoft.Extensions.AI;

namespace SemanticSearch.Answering;

/// <summary>How a language model is asked to make a question that stands alone of the last one of a conversation.</summary>
static class StandaloneQuestion
{
    const string Rules =
        "Rewrite the last question of a conversation so that it can be understood without the rest: put names, countries and dates in the place "
        + "of what refers to them. Change nothing else, answer nothing, keep the language. Write the question alone, on one line.";

    /// <summary>The messages.</summary>
    public static IReadOnlyList<ChatMessage> Prompt(IReadOnlyList<ConversationTurn> conversation, string question)
    {
        var text = new StringBuilder();
        foreach (var turn in conversation)
            text.Append(turn.Role == ConversationRole.User ? "User: " : "Assistant: ").AppendLine(turn.Text);
        text.Append("Last question: ").Append(question);
        return [new ChatMessage(ChatRole.System, Rules), new ChatMessage(ChatRole.User, text.ToString())];
    }

    /// <summary>The question that a model wrote; null if it is none that can be searched for.</summary>
    public static string? Read(string written)
    {
        var line = written.Split('\n').Select(part => part.Trim().Trim('"')).FirstOrDefault(part => part.Length > 0);
        return line is { Length: <= SearchRequest.MaximumQueryLength } ? line : null;
    }
}
