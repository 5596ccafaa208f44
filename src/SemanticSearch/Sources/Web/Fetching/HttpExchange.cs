using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using SemanticSearch.Reading;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>Asks once for one address: no redirect is followed, nothing is tried again, no cookie and no password is sent.</summary>
/// <param name="http">Sends the requests, and follows no redirects.</param>
/// <param name="agent">What the requests call themselves.</param>
/// <param name="timeout">How long nothing may arrive; a whole answer has ten times that.</param>
/// <param name="time">The clock.</param>
sealed class HttpExchange(HttpClient http, string agent, TimeSpan timeout, TimeProvider time)
{
    const int BufferBytes = 64 * 1024;
    const int WholeAnswer = 10;

    /// <summary>Asks. Whatever goes wrong is an answer.</summary>
    public async Task<FetchAnswer> SendAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(timeout, time);
        using var late = new CancellationTokenSource(timeout * WholeAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token, late.Token);
        try
        {
            using var message = MessageOf(request);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await AnswerOfAsync(request, response, () => stalled.CancelAfter(timeout), either.Token);
        }
        // HttpClient lets a bare SocketException through where a connection is lost the moment it is made.
        catch (Exception e) when (
            e is HttpRequestException or SocketException or IOException or OperationCanceledException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return FailureOf(request, e, either.IsCancellationRequested);
        }
    }

    HttpRequestMessage MessageOf(FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Address);
        message.Headers.TryAddWithoutValidation("User-Agent", agent);
        message.Headers.TryAddWithoutValidation(
            "Accept", request.IsPage ? "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.5" : "*/*");
        if (request.Validators.EntityTag is { } tag)
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.Validators.LastModified is { } modified)
            message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return message;
    }

    async Task<FetchAnswer> AnswerOfAsync(
        FetchRequest request, HttpResponseMessage response, Action arrived, CancellationToken cancellationToken)
    {
        var words = $"answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (request.IsPage && (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified) && IsExcluded(response))
            return Of(request, FetchOutcome.Excluded, "asks not to be indexed (X-Robots-Tag: noindex)");
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation:
                return await ReadAsync(request, response, arrived, cancellationToken);
            case HttpStatusCode.NotModified:
                return Of(request, FetchOutcome.NotModified);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return Of(request, FetchOutcome.Absent, words);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425
                or >= HttpStatusCode.InternalServerError:
                var after = response.Headers.RetryAfter;
                return Of(request, FetchOutcome.Unavailable, words) with { RetryAfter = after?.Delta ?? after?.Date - time.GetUtcNow() };
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest when Header(response.Headers, "Location") is { } location:
                return WebAddress.Of(location, request.Address) is { } target
                    ? Of(request, FetchOutcome.Redirected) with { Target = target }
                    : Of(request, FetchOutcome.Refused, $"redirects to '{location}', which is not followed");
            default:
                return Of(request, FetchOutcome.Refused, words);
        }
    }

    static async Task<FetchAnswer> ReadAsync(
        FetchRequest request, HttpResponseMessage response, Action arrived, CancellationToken cancellationToken)
    {
        var mediaType = MediaTypeOf(response.Content.Headers);
        if (request.IsPage && !DocumentFormats.MayRead(mediaType))
            return Of(request, FetchOutcome.Refused, $"has the media type '{mediaType}', which is not read");
        if (response.Content.Headers.ContentLength > request.MaximumBytes && !request.TakesPart)
            return TooLarge(request);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (await ReadToEndAsync(body, request, arrived, cancellationToken) is not { } bytes)
            return TooLarge(request);
        return Of(request, FetchOutcome.Fetched) with
        {
            Bytes = bytes,
            MediaType = mediaType,
            Validators = new Validators(Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified")),
        };
    }

    static async Task<ReadOnlyMemory<byte>?> ReadToEndAsync(
        Stream body, FetchRequest request, Action arrived, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                var room = request.MaximumBytes - content.Length;
                if (read > room && !request.TakesPart)
                    return null;
                content.Write(buffer, 0, (int)Math.Min(read, room));
                if (read >= room && request.TakesPart)
                    break;
                arrived();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    static bool IsExcluded(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("X-Robots-Tag", out var values) && values.Any(IndexingWish.ForbidsInHeader);

    // Parameters but the charset mean nothing here; where they are broken, what stands before them is still a media type.
    static string? MediaTypeOf(HttpContentHeaders headers) => headers.ContentType switch
    {
        null => Header(headers, "Content-Type")?.Split(';')[0].Trim(),
        { CharSet: { Length: > 0 } charset } type => $"{type.MediaType}; charset={charset}",
        var type => type.MediaType,
    };

    static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;

    static FetchAnswer FailureOf(FetchRequest request, Exception e, bool isLate)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is RefusedAddressException)
            {
                return Of(
                    request,
                    FetchOutcome.Refused,
                    $"is not fetched: {cause.Message}; {WebOptions.Section}:{nameof(WebOptions.AllowPrivateAddresses)} allows it");
            }
        }

        return Of(request, FetchOutcome.Unavailable, isLate ? "did not answer in time" : $"could not be had ({MessageOf(e)})");
    }

    static string MessageOf(Exception e) => (e.InnerException is SocketException or IOException ? e.InnerException : e).Message.TrimEnd('.');

    static FetchAnswer TooLarge(FetchRequest request) => Of(
        request,
        FetchOutcome.Refused,
        string.Create(CultureInfo.InvariantCulture, $"is larger than the limit of {request.MaximumBytes} bytes"));

    static FetchAnswer Of(FetchRequest request, FetchOutcome outcome, string? problem = null) =>
        new(outcome, request.Address) { Problem = problem };
}
