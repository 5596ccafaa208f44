using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Finds the pages of one source: reads its list and those that it names in turn.</summary>
/// <param name="fetcher">Fetches lists.</param>
/// <param name="source">The source.</param>
sealed class PageLister(ListFetcher fetcher, Source source)
{
    // Indexes name sitemaps and no other indexes, by the protocol; some do all the same.
    const int MaximumDepth = 3;
    const int MaximumLists = 1_000;

    readonly WebSettings _settings = source.Web!;
    readonly PageChoice _choice = new(source);
    readonly Dictionary<string, ListedPage> _pages = new(StringComparer.Ordinal);
    readonly List<ListProblem> _problems = [];
    readonly string _id = WebAddress.Of(source.Location) is { } address ? WebAddress.IdOf(address) : WebAddress.SafeId(source.Location);
    bool _isCut;

    /// <summary>Finds them. What cannot be had is told in the listing.</summary>
    public async Task<PageListing> ListAsync(CancellationToken cancellationToken)
    {
        if (WebAddress.Of(source.Location) is not { } address)
            await ReadFileAsync(cancellationToken);
        else if (_settings.Kind == WebSourceKind.Page)
            Add(new ListedPage(address));
        else
            await WalkAsync(address, cancellationToken);
        return new PageListing([.. _pages.Values], _problems);
    }

    async Task ReadFileAsync(CancellationToken cancellationToken)
    {
        try
        {
            Take(AddressList.Read(await File.ReadAllBytesAsync(source.Location, cancellationToken)), _id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new ListProblem(_id, $"cannot be read ({e.Message.TrimEnd('.')}); check that it is there and open to you"));
        }
    }

    async Task WalkAsync(Uri root, CancellationToken cancellationToken)
    {
        var open = new Queue<(Uri Address, int Depth)>([(root, 1)]);
        var seen = new HashSet<Uri>([root]);
        while (open.TryDequeue(out var list))
        {
            var id = WebAddress.IdOf(list.Address);
            try
            {
                var (bytes, address) = await fetcher.FetchAsync(list.Address, cancellationToken);
                var document = ListContent.Read(bytes, _settings.Kind, address, cancellationToken);
                Take(document, id);
                var beneath = document.Lists.Where(seen.Add).ToList();
                if (beneath.Count > 0 && (list.Depth == MaximumDepth || seen.Count > MaximumLists))
                    throw new InvalidDataException($"names lists more than {MaximumDepth} deep, or more than {MaximumLists} in all");
                beneath.ForEach(one => open.Enqueue((one, list.Depth + 1)));
            }
            catch (InvalidDataException e)
            {
                _problems.Add(new ListProblem(id, $"{e.Message}; what it lists further is not looked at"));
            }
        }
    }

    void Take(ListDocument document, string id)
    {
        foreach (var page in document.Pages.Where(page => page.IsInFeedOnly || _choice.Takes(page.Address)))
            Add(page);
        foreach (var text in document.Unreadable)
            _problems.Add(new ListProblem(WebAddress.SafeId($"{id} {text}"), "is no http or https address; correct it, or leave it out"));
    }

    void Add(ListedPage page)
    {
        if (_pages.Count < _settings.MaximumPages || _pages.ContainsKey(page.Id))
        {
            _pages.TryAdd(page.Id, page);
        }
        else if (!_isCut)
        {
            _isCut = true;
            _problems.Add(new ListProblem(
                _id, $"lists more than {_settings.MaximumPages} pages, and only the first of them are taken; raise --max-pages"));
        }
    }
}
