using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace SemanticSearch.Api.Caching;

/// <summary>Strong entity tags (https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3), made of what is stored and not of what is sent.</summary>
static class EntityTag
{
    // Another build may write the same state otherwise.
    static readonly string Build = Digest($"{typeof(EntityTag).Module.ModuleVersionId}{typeof(Document).Module.ModuleVersionId}", 4);

    /// <summary>Tags the answer with the state that it tells of, and says whether the caller has it already: then
    /// <see cref="NotModified"/> is all that has to be sent.</summary>
    /// <param name="http">The request.</param>
    /// <param name="state">Names the state: whatever the answer depends on but the address and the build.</param>
    public static bool IsKnown(HttpContext http, string state)
    {
        var tag = $"\"{Digest(state, 16)}-{Build}\"";
        var response = http.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        foreach (var known in http.Request.GetTypedHeaders().IfNoneMatch)
        {
            if (known.Equals(EntityTagHeaderValue.Any))
                return true;
            if (WithoutEncoding(known.Tag.Value!) != tag)
                continue;
            response.Headers.ETag = known.ToString();
            return true;
        }
        response.OnStarting(AddEncoding, response);
        return false;
    }

    // What is compressed is another representation, and a strong tag names the bytes.
    static Task AddEncoding(object state)
    {
        var response = (HttpResponse)state;
        if (response.Headers.ContentEncoding is [{ Length: > 0 } encoding] && response.Headers.ETag is [{ Length: > 0 } tag])
            response.Headers.ETag = $"{tag[..^1]}-{encoding}\"";
        return Task.CompletedTask;
    }

    static string WithoutEncoding(string tag)
    {
        foreach (var encoding in (ReadOnlySpan<string>)["-br\"", "-gzip\""])
            if (tag.EndsWith(encoding, StringComparison.Ordinal))
                return $"{tag.AsSpan(0, tag.Length - encoding.Length)}\"";
        return tag;
    }

    static string Digest(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
