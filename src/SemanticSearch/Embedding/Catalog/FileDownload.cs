using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>
/// The download of one file over HTTP, in as many attempts as it takes within <see cref="Backoff"/>; each goes on where the last one
/// stopped, by range requests (RFC 9110, section 14).
/// </summary>
/// <param name="http">Sends the requests.</param>
/// <param name="time">Times waits and stalls.</param>
/// <param name="logger">Hears of every setback.</param>
/// <param name="address">Where the file lies.</param>
/// <param name="file">What it must be.</param>
sealed class FileDownload(HttpClient http, TimeProvider time, ILogger logger, Uri address, CatalogFile file)
{
    /// <summary>How long nothing may arrive before an attempt is given up.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);

    const int BufferBytes = 128 * 1024;
    static readonly ProductInfoHeaderValue Agent = new(
        nameof(SemanticSearch), typeof(FileDownload).Assembly.GetName().Version?.ToString(3));

    /// <summary>Completes <paramref name="part"/> and checks it; wrong bytes are thrown away.</summary>
    /// <param name="part">What is there already.</param>
    /// <param name="received">Hears the bytes that are there after every change.</param>
    /// <param name="cancellationToken">Stops the download and keeps what is there.</param>
    /// <exception cref="SemanticSearchException">
    /// <see cref="ErrorKind.Unavailable"/>: the source does not answer, or has another file. <see cref="ErrorKind.Storage"/>: the file
    /// cannot be written.
    /// </exception>
    public async Task CompleteAsync(PartialFile part, Action<long> received, CancellationToken cancellationToken)
    {
        received(part.Length);
        for (var attempt = 1; part.Length < file.Bytes; attempt++)
        {
            if (await AttemptAsync(part, received, cancellationToken) is not { } setback)
                continue;
            if (attempt == Backoff.Attempts)
                throw Unavailable($"failed {attempt} times, at last because {setback.Reason}; what arrived is kept for the next pull");
            var delay = Backoff.Delay(attempt, setback.RetryAfter);
            logger.Interrupted(address, part.Length, setback.Reason, attempt + 1, delay);
            await Task.Delay(delay, time, cancellationToken);
        }
        part.FlushToDisk();
        var actual = part.Sha256;
        if (actual == file.Sha256)
            return;
        part.Restart(entityTag: null);
        throw Unavailable($"gave other bytes than the catalog's: expected SHA-256 {file.Sha256}, got {actual}; they are thrown away");
    }

    async Task<Setback?> AttemptAsync(PartialFile part, Action<long> received, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(Stall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        try
        {
            logger.Downloading(address, part.Length);
            using var request = RequestFor(part);
            using var response = await SendAsync(request, either.Token);
            if (Accept(response, part) is { } setback)
                return setback;
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            await CopyAsync(body, part, bytes =>
            {
                stalled.CancelAfter(Stall);
                received(bytes);
            }, either.Token);
            return part.Length == file.Bytes ? null : new Setback($"the connection ended at byte {part.Length} of {file.Bytes}");
        }
        // The partial file reports the disk's failures as errors of its own, so what is left comes from the network: a bare SocketException
        // where a connection is lost the moment it is made.
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new Setback(stalled.IsCancellationRequested ? $"nothing arrived for {Stall.TotalSeconds} s" : e.Message.TrimEnd('.'));
        }
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        // HttpClient follows a redirect from http to any scheme, leaves its target in the request, and tries to speak HTTP there.
        catch (Exception e) when (e is not OperationCanceledException && !IsWeb(request))
        {
            throw NotFollowed(request.RequestUri, e);
        }
        if (IsWeb(request))
            return response;
        response.Dispose();
        throw NotFollowed(request.RequestUri);
    }

    HttpRequestMessage RequestFor(PartialFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(Agent);
        // Sizes, ranges and hashes are those of the file itself, not of a compressed form.
        request.Headers.AcceptEncoding.ParseAdd("identity");
        if (part.Length == 0)
            return request;
        request.Headers.Range = new RangeHeaderValue(part.Length, null);
        if (EntityTagHeaderValue.TryParse(part.EntityTag, out var tag))
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return request;
    }

    /// <summary>Makes the partial file ready for the body of a response, or says why there is no body to copy.</summary>
    Setback? Accept(HttpResponseMessage response, PartialFile part)
    {
        var range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when range?.From == part.Length:
                RefuseSize(range.Length);
                return null;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable when part.Length > 0:
                part.Restart(entityTag: null);
                return new Setback("the server did not give the range that was asked for, so the download starts over");
            case HttpStatusCode.OK:
                RefuseSize(response.Content.Headers.ContentLength);
                part.Restart(response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null);
                return null;
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                var after = response.Headers.RetryAfter;
                return new Setback($"the server answered {Words(response)}", after?.Delta ?? after?.Date - time.GetUtcNow());
            case HttpStatusCode.NotFound:
                throw Unavailable("is not there (404 Not Found)");
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest:
                throw NotFollowed(response.Headers.Location);
            default:
                throw Unavailable($"answered {Words(response)}");
        }
    }

    async Task CopyAsync(Stream body, PartialFile part, Action<long> received, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (part.Length + read > file.Bytes)
                {
                    part.Restart(entityTag: null);
                    throw Unavailable($"gave more than the catalog's {file.Bytes} bytes; they are thrown away");
                }
                await part.AppendAsync(buffer.AsMemory(0, read), cancellationToken);
                received(part.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    void RefuseSize(long? bytes)
    {
        if (bytes is not null && bytes != file.Bytes)
            throw Unavailable($"has {bytes} bytes where the catalog says {file.Bytes}");
    }

    static bool IsWeb(HttpRequestMessage request) => request.RequestUri?.Scheme is "http" or "https";

    static string Words(HttpResponseMessage response) => $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();

    SemanticSearchException NotFollowed(Uri? target, Exception? cause = null) =>
        Unavailable($"redirects to {target}, which is not followed", cause);

    SemanticSearchException Unavailable(string what, Exception? cause = null) => new(
        ErrorKind.Unavailable, $"{address} {what}. Try again later, or check the setting {ModelDownloader.SourceSetting}.", cause);
}
