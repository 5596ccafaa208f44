namespace SemanticSearch.Crash;

/// <summary>The folder that is indexed, and what is in it.</summary>
sealed class Corpus
{
    readonly Random _random;
    readonly bool _removes;
    readonly List<string> _names = [];
    readonly Dictionary<string, Brief> _files = [];
    int _next;

    /// <summary>Makes the folder with so many files.</summary>
    /// <param name="folder">The folder; its name begins the ids.</param>
    /// <param name="first">The number of the first document.</param>
    /// <param name="files">How many.</param>
    /// <param name="removes">Whether changes take files away too.</param>
    /// <param name="random">Decides on changes.</param>
    public Corpus(string folder, int first, int files, bool removes, Random random)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _next = first;
        _removes = removes;
        _random = random;
        for (var i = 0; i < files; i++)
            Add();
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>The documents by their ids.</summary>
    public IReadOnlyDictionary<string, Brief> Documents => _files;

    /// <summary>Adds, changes, renames and deletes a few files, and tells the ids that are concerned.</summary>
    public IReadOnlyList<string> Change()
    {
        var touched = new List<string>();
        for (var i = _random.Next(6); i >= 0; i--)
        {
            var name = _names[_random.Next(_names.Count)];
            touched.Add(name);
            switch (_random.Next(_removes ? 4 : 2))
            {
                case 0:
                    touched.Add(Add());
                    break;
                case 2:
                    touched.Add(Rename(name));
                    break;
                case 3 when _names.Count > 100:
                    Delete(name);
                    break;
                default:
                    Write(name, _files[name] with { Edition = _files[name].Edition + 1 });
                    break;
            }
        }

        return touched;
    }

    string Add()
    {
        var number = _next++;
        var name = $"{Path.GetFileName(Folder)}/part-{number % 20}/{number}.md";
        _names.Add(name);
        Write(name, new Brief(number, 1));
        return name;
    }

    string Rename(string name)
    {
        var brief = _files[name];
        var renamed = $"{Path.GetFileName(Folder)}/part-{_random.Next(20)}/{brief.Number}-{_random.Next()}.md";
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(renamed))!);
        File.Move(PathOf(name), PathOf(renamed));
        _names[_names.IndexOf(name)] = renamed;
        _files.Remove(name);
        _files.Add(renamed, brief);
        return renamed;
    }

    void Delete(string name)
    {
        File.Delete(PathOf(name));
        _names.Remove(name);
        _files.Remove(name);
    }

    void Write(string name, Brief brief)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), brief.Text);
        _files[name] = brief;
    }

    string PathOf(string id) => Path.Combine(Path.GetDirectoryName(Folder)!, id);
}
