using System.Text.Json.Nodes;
using Google.Protobuf;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>How a call is told as a REST request, and a REST result as its answer.</summary>
sealed record GrpcMethod(Func<byte[], StubCall> ToCall, Func<JsonNode, IMessage> ToAnswer);
