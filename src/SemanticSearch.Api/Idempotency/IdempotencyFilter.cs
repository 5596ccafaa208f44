using SemanticSearch.Api.Problems;

namespace SemanticSearch.Api.Idempotency;

/// <summary>Answers a request with a key that it has seen as it was answered first, as the IETF's draft has it
/// (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/). What failed on this side, or was broken off, is not
/// remembered: that is what requests are repeated for.</summary>
sealed class IdempotencyFilter(RememberedRequests remembered) : IEndpointFilter
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key.</summary>
    public const int MaximumLength = 255;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (KeyOf(context.HttpContext.Request) is not { } key)
            return await next(context);
        var fingerprint = await RequestFingerprint.OfAsync(context, context.HttpContext.RequestAborted);
        return remembered.FindOrAdd(key, fingerprint, out var request) is { } earlier
            ? await AgainAsync(earlier, fingerprint)
            : await FirstAsync(request, context, next);
    }

    async Task<object?> FirstAsync(RememberedRequest request, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            var answer = await next(context);
            request.Complete(answer);
            return answer;
        }
        catch (SemanticSearchException e) when (ProblemTypes.Of(e.Kind).Status < StatusCodes.Status500InternalServerError)
        {
            request.Fail(e);
            throw;
        }
        catch
        {
            remembered.Forget(request);
            throw;
        }
    }

    static Task<object?> AgainAsync(RememberedRequest earlier, string fingerprint)
    {
        if (earlier.Fingerprint != fingerprint)
            throw new BadHttpRequestException(
                $"the {Header} '{earlier.Key}' was sent with another request; send a key of its own with each request",
                StatusCodes.Status422UnprocessableEntity);
        return earlier.Answer.IsCompleted
            ? earlier.Answer
            : throw new BadHttpRequestException(
                $"the request with the {Header} '{earlier.Key}' is still being answered; send it again in a moment", StatusCodes.Status409Conflict);
    }

    // A string of structured fields stands in quotation marks; many programs leave them out.
    static string? KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values))
            return null;
        var key = values is [{ } only] ? only.Trim() : "";
        if (key is ['"', .., '"'])
            key = key[1..^1];
        return key.Length is > 0 and <= MaximumLength && key.All(letter => letter is >= ' ' and <= '~' and not '"')
            ? key
            : throw new BadHttpRequestException(
                $"the {Header} must be one text of 1 to {MaximumLength} ASCII characters, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
    }
}
