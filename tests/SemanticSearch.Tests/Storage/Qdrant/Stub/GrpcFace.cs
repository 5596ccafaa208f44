using Microsoft.AspNetCore.Http;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>The stub's gRPC interface.</summary>
sealed class GrpcFace(StubEngine engine, StubKeys keys)
{
    public Task AnswerAsync(HttpContext context)
    {
        _ = (engine, keys);
        context.Response.Headers["grpc-status"] = "12";
        return Task.CompletedTask;
    }
}
