using SemanticSearch.Gazetteer;
using SemanticSearch.Search;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search;

/// <summary>The UN General Debate corpus, indexed once with the built-in model.</summary>
public sealed class UnitedNationsCorpus : IAsyncDisposable
{
    readonly CliScene _scene = new();
    List<Speech>? _speeches;
    Library? _library;

    internal Library Library => _library!;

    /// <summary>Indexes the corpus, and lists its speeches.</summary>
    public async Task<IReadOnlyList<Speech>> SpeechesAsync()
    {
        if (_speeches is not null)
            return _speeches;
        var table = Shared.Path("corpora", "ungdc-speakers.csv");
        var settings = _scene.Write("un.yaml", $$"""
            file-name: "{country}_{session:int}_{year:int}"
            join:
              - table: {{table}}
                on: { iso3: country, session: session }
                take: { speaker: speaker, post: role }
            title: "{country:name}, General Debate, session {session} ({year})"
            date: { kind: spoken, from: year }
            """);
        (await _scene.RunAsync(
            "index", Shared.Path("corpora", "ungdc-1990-2022.tar.xz"), Shared.Path("corpora", "ungdc-2023"), "--settings", settings, "--model", "built-in"))
            .Exits(0);
        _library = new Library(("DataFolder", _scene.Data));
        var speakers = await SpeakersAsync(table);
        var speeches = new List<Speech>();
        for (string? after = null; ;)
        {
            var page = await _library.Browser.ListDocumentsAsync(
                SearchRequest.DefaultCollection, after, CollectionBrowser.MaximumPage, TestContext.Current.CancellationToken);
            if (page.Count == 0)
                break;
            after = page[^1].Id;
            foreach (var file in page.Select(document => document.Id[(document.Id.LastIndexOf('/') + 1)..]))
                if (Path.GetFileNameWithoutExtension(file).Split('_') is [var code, var session, var year] && ConceptIndex.BuiltIn.Find(code) is { } concept)
                    speeches.Add(new Speech(file, code, concept.Name, year, speakers.GetValueOrDefault((code, session))));
        }
        return _speeches = speeches;
    }

    // Rows with quoted fields are passed over: they are of countries whose names have a comma.
    static async Task<Dictionary<(string Code, string Session), string>> SpeakersAsync(string table)
    {
        var rows = await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken);
        return rows.Skip(1).Where(row => !row.Contains('"', StringComparison.Ordinal)).Select(row => row.Split(','))
            .Where(fields => fields.Length >= 5 && fields[4].Length > 0)
            .GroupBy(fields => (fields[2], fields[1])).Where(session => session.Count() == 1)
            .ToDictionary(session => session.Key, session => session.Single()[4].Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (_library is not null)
            await _library.DisposeAsync();
        _scene.Dispose();
    }
}
