using System.IO.Compression;

namespace SemanticSearch.Crash;

/// <summary>A ZIP archive of documents within a folder that is a source. It grows, shrinks, goes and comes back.</summary>
sealed class Archive
{
    readonly string _path;
    readonly string _id;
    readonly Random _random;
    readonly Dictionary<string, Brief> _documents = new(StringComparer.Ordinal);
    int _next;

    /// <summary>Makes the archive with so many documents.</summary>
    /// <param name="path">Where it lies; its folder's name begins the ids.</param>
    /// <param name="first">The number of the first document.</param>
    /// <param name="documents">How many.</param>
    /// <param name="random">Decides on changes.</param>
    public Archive(string path, int first, int documents, Random random)
    {
        _path = path;
        _id = $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
        _next = first;
        _random = random;
        Add(documents);
        Write();
    }

    /// <summary>The documents by their ids, none while the archive is away.</summary>
    public IReadOnlyDictionary<string, Brief> Documents => _documents;

    /// <summary>Makes another archive of it now and then, and tells the ids that are concerned.</summary>
    public IReadOnlyList<string> Change()
    {
        var before = _documents.Keys.ToList();
        switch (_random.Next(8))
        {
            case 0:
                Add(1 + _random.Next(10));
                break;
            case 1:
                foreach (var id in before.Where(_ => _random.Next(3) == 0))
                    _documents.Remove(id);
                break;
            case 2:
                foreach (var id in before.Where(_ => _random.Next(3) == 0))
                    _documents[id] = _documents[id] with { Edition = _documents[id].Edition + 1 };
                break;
            case 3:
                _documents.Clear();
                break;
            default:
                return [];
        }

        Write();
        return [.. before.Union(_documents.Keys, StringComparer.Ordinal)];
    }

    void Add(int documents)
    {
        for (var i = 0; i < documents; i++)
            _documents.Add($"{_id}/{_next}.md", new Brief(_next++, 1));
    }

    void Write()
    {
        File.Delete(_path);
        if (_documents.Count == 0)
            return;
        using var archive = ZipFile.Open(_path, ZipArchiveMode.Create);
        foreach (var (id, brief) in _documents)
        {
            using var writer = new StreamWriter(archive.CreateEntry(id[(_id.Length + 1)..]).Open());
            writer.Write(brief.Text);
        }
    }
}
