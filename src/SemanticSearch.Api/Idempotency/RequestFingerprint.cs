using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace SemanticSearch.Api.Idempotency;

/// <summary>Tells requests apart by what they ask: method, address and body, as it was understood. So the bounds of a form's parts, which differ
/// each time it is sent, do not count.</summary>
static class RequestFingerprint
{
    public static async Task<string> OfAsync(EndpointFilterInvocationContext invocation, CancellationToken cancellationToken)
    {
        var request = invocation.HttpContext.Request;
        var body = invocation.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        foreach (var argument in invocation.Arguments)
            if (argument is IFormFile file)
                await AppendAsync(hash, file, cancellationToken);
            else if (argument is not null && argument.GetType() == body)
                hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(argument, body, JsonSerializerOptions.Web));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static async Task AppendAsync(IncrementalHash hash, IFormFile file, CancellationToken cancellationToken)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{file.Length} {file.FileName}\n"));
        await using var content = file.OpenReadStream();
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            hash.AppendData(buffer.AsSpan(0, read));
    }
}
