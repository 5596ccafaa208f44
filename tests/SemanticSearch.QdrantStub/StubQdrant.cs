using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using SemanticSearch.QdrantStub.Grpc;

namespace SemanticSearch.QdrantStub;

/// <summary>
/// A small faithful Qdrant on free ports of this machine, REST and gRPC over the same points in memory. What it answers is tested against
/// recorded exchanges with a real server.
/// </summary>
sealed class StubQdrant : IAsyncDisposable
{
    readonly WebApplication _application;

    StubQdrant(WebApplication application, StubEngine engine, int restPort, int grpcPort)
    {
        _application = application;
        Engine = engine;
        Rest = new Uri($"http://127.0.0.1:{restPort}");
        Grpc = new Uri($"http://127.0.0.1:{grpcPort}");
    }

    public StubEngine Engine { get; }

    /// <summary>Where it speaks REST.</summary>
    public Uri Rest { get; }

    /// <summary>Where it speaks gRPC.</summary>
    public Uri Grpc { get; }

    /// <summary>Starts one.</summary>
    /// <param name="checks">Whether it refuses requests that Qdrant's OpenAPI document does not allow, where that is there.</param>
    /// <param name="keys">The keys that it asks for; null asks for none.</param>
    /// <param name="maximumBytes">The most bytes of a body.</param>
    public static async Task<StubQdrant> StartAsync(bool checks = true, StubKeys? keys = null, int maximumBytes = 32 << 20)
    {
        var engine = new StubEngine { Check = checks ? RequestCheck.Shared : null };
        var rest = new RestFace(engine, keys ?? new StubKeys()) { MaximumBytes = maximumBytes };
        var grpc = new GrpcFace(engine, keys ?? new StubKeys());
        ListenOptions? restPort = null, grpcPort = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, options => (restPort = options).Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, options => (grpcPort = options).Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        application.Run(context => context.Request.Protocol == "HTTP/2" ? grpc.AnswerAsync(context) : rest.AnswerAsync(context));
        await application.StartAsync();
        return new StubQdrant(application, engine, restPort!.IPEndPoint!.Port, grpcPort!.IPEndPoint!.Port);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
