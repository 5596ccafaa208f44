using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Client;

/// <summary>How what is sent and read is written; fields that a later server adds are passed over.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(Passage))]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(DocumentText))]
[JsonSerializable(typeof(IndexResult))]
[JsonSerializable(typeof(CollectionSummary))]
[JsonSerializable(typeof(CollectionSummary[]))]
[JsonSerializable(typeof(JobRequest))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskResponse))]
[JsonSerializable(typeof(PassagesFound))]
[JsonSerializable(typeof(SentenceWritten))]
[JsonSerializable(typeof(AnswerRestarted))]
[JsonSerializable(typeof(AnswerEnded))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string[]))]
sealed partial class ClientJson : JsonSerializerContext;
