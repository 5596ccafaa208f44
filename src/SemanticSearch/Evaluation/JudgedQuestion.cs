using System.Text.Json.Serialization;

namespace SemanticSearch.Evaluation;

/// <summary>A line of a questions file.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Document">The document that answers it: its id, or the end of its id after a <c>/</c>.</param>
/// <param name="Answer">The words of the document that do; null where only the document is judged.</param>
public sealed record JudgedQuestion(
    [property: JsonRequired] string Question, [property: JsonRequired] string Document, string? Answer = null)
{
    /// <summary>The question's id, none twice; null for the number of its line.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }
}
