using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>
/// The stub's gRPC interface. Every request is told as the REST request that means the same, which is checked and answered as such; what is
/// answered is told as gRPC does. So one implementation, tested against recorded exchanges, answers both.
/// </summary>
sealed class GrpcFace(StubEngine engine, StubKeys keys)
{
    const string Health = "/qdrant.Qdrant/HealthCheck";

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        var path = context.Request.Path.Value ?? "";
        if (path == Health)
        {
            if (engine.Faults.IsAway)
                context.Abort();
            else
                await GrpcFrame.WriteAsync(context, new HealthCheckReply { Title = "qdrant - vector search engine", Version = engine.Version });
            return;
        }
        if (!GrpcMethods.All.TryGetValue(path, out var method))
        {
            GrpcFrame.Fail(context, status: 501, $"the stub does not know {path}");
            return;
        }
        var call = method.ToCall(await GrpcFrame.ReadAsync(context.Request, context.RequestAborted));
        if (keys.FindObstacle(context.Request.Headers["api-key"].ToString(), call.IsWrite) is { } obstacle)
        {
            GrpcFrame.Fail(context, obstacle.Status, obstacle.Text);
            return;
        }
        var outcome = await engine.AnswerAsync(call with { Body = Parsed(call.Body) }, context.RequestAborted);
        if (outcome == StubOutcome.Refused)
            context.Abort();
        else if (outcome.Error is { } error)
            GrpcFrame.Fail(context, outcome.Status, error);
        else if (outcome.IsCut)
            await GrpcFrame.CutAsync(context, method.ToAnswer(Parsed(outcome.Result)!));
        else
            await GrpcFrame.WriteAsync(context, method.ToAnswer(Parsed(outcome.Result)!));
    }

    /// <summary>As if read from text, so that numbers can be asked for as any type.</summary>
    static T? Parsed<T>(T? json)
        where T : JsonNode => (T?)JsonNode.Parse(json?.ToJsonString() ?? "null");
}
