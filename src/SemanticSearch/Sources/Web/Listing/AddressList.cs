using System.Text;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Reads texts with an address a line; blank lines, and what begins with <c>#</c>, are passed over.</summary>
static class AddressList
{
    /// <summary>Whether a text is nothing else.</summary>
    public static bool Recognizes(ReadOnlyMemory<byte> bytes) => bytes.Length > 0 && Read(bytes) is { Pages.Count: > 0, Unreadable.Count: 0 };

    /// <summary>Reads one.</summary>
    public static ListDocument Read(ReadOnlyMemory<byte> bytes)
    {
        var (pages, unreadable) = (new List<ListedPage>(), new List<string>());
        foreach (var part in Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            var line = part.Trim();
            if (line.IsEmpty || line.StartsWith('#'))
                continue;
            if (WebAddress.Of(line.ToString()) is { } address)
                pages.Add(new ListedPage(address));
            else
                unreadable.Add(line.ToString());
        }

        return new ListDocument(pages, [], unreadable);
    }
}
