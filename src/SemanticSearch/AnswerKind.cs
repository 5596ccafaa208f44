using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How an answer was made.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AnswerKind>))]
public enum AnswerKind
{
    /// <summary>Of sentences of the passages, word for word.</summary>
    Extractive,

    /// <summary>By a language model that was given the passages; what it cites and quotes was checked.</summary>
    Generated,
}
