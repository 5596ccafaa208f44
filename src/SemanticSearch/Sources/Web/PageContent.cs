using System.Runtime.InteropServices;
using System.Text.Json;
using SemanticSearch.Reading;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Sources.Web.Listing;

namespace SemanticSearch.Sources.Web;

/// <summary>Makes of what came back something to read.</summary>
static class PageContent
{
    /// <summary>Whether a page asks in its head not to be indexed.</summary>
    public static bool IsExcluded(FetchAnswer answer) =>
        answer.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) != false && IndexingWish.ForbidsInPage(answer.Bytes.Span);

    /// <summary>A page, with what its feed says of it.</summary>
    public static DocumentSource Of(ListedPage page, FetchAnswer answer) => new(page.Id, OpenerOf(answer.Bytes))
    {
        FileName = WebAddress.FileNameOf(answer.Address),
        MediaType = answer.MediaType is { } type && !DocumentFormats.IsVague(type) ? type : null,
        Title = page.Entry?.Title,
        Metadata = MetadataOf(answer.Address, page.Entry),
    };

    /// <summary>What a feed has in place of a page.</summary>
    public static DocumentSource OfFeed(ListedPage page, ReadOnlyMemory<byte> content) => new(page.Id, OpenerOf(content))
    {
        MediaType = page.Entry!.IsHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
        Title = page.Entry.Title,
        Metadata = MetadataOf(page.Address, page.Entry, page.Entry.Authors),
    };

    static Func<CancellationToken, ValueTask<Stream>> OpenerOf(ReadOnlyMemory<byte> bytes) => _ =>
    {
        var array = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());
        return ValueTask.FromResult<Stream>(new MemoryStream(array.Array!, array.Offset, array.Count, writable: false));
    };

    static Dictionary<string, JsonElement> MetadataOf(Uri address, FeedEntry? entry, IReadOnlyList<string>? authors = null)
    {
        var metadata = new Dictionary<string, JsonElement>();
        Add("url", address.AbsoluteUri);
        Add("date_published", entry?.Published);
        Add("date_modified", entry?.Updated);
        if (authors is { Count: > 0 })
            metadata["author"] = JsonSerializer.SerializeToElement(authors);
        return metadata;

        void Add(string field, string? value)
        {
            if (value is not null)
                metadata[field] = JsonSerializer.SerializeToElement(value);
        }
    }
}
