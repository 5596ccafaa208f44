using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Messages as gRPC sends them over HTTP/2 (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).</summary>
static class GrpcFrame
{
    const int Prefix = 5;

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, cancellationToken);
        return memory.ToArray()[Prefix..];
    }

    public static async Task WriteAsync(HttpContext context, IMessage message)
    {
        await context.Response.Body.WriteAsync(Frame(message), context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>Sends half of a message and closes the connection.</summary>
    public static async Task CutAsync(HttpContext context, IMessage message)
    {
        var frame = Frame(message);
        await context.Response.Body.WriteAsync(frame.AsMemory(0, Math.Max(1, frame.Length / 2)), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    /// <summary>An error, by the HTTP status that Qdrant gives it over REST.</summary>
    public static void Fail(HttpContext context, int status, string message)
    {
        var code = status switch
        {
            401 => 16,
            403 => 7,
            404 => 5,
            409 => 6,
            429 => 8,
            500 => 13,
            501 => 12,
            503 => 14,
            _ => 3,
        };
        context.Response.Headers["grpc-status"] = code.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(message);
    }

    static byte[] Frame(IMessage message)
    {
        var body = message.ToByteArray();
        var frame = new byte[Prefix + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), body.Length);
        body.CopyTo(frame, Prefix);
        return frame;
    }
}
