using System.Text.Json;
using SemanticSearch.Reading.Facts;
using YamlDotNet.RepresentationModel;

namespace SemanticSearch.Reading.Settings;

/// <summary>Reads <c>semsearch.yaml</c>. Nothing in it is passed over: what is not understood is an error that names file and line.</summary>
sealed class SettingsParser
{
    static readonly string[] Keys = ["file-name", "join", "fields", "title", "date", "include", "exclude"];
    static readonly string[] JoinKeys = ["table", "on", "take"];
    static readonly string[] DateKeys = ["kind", "from", "order"];

    static readonly Dictionary<string, DateKind?> DateKinds =
        Enum.GetValues<DateKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), kind => (DateKind?)kind);

    static readonly Dictionary<string, DateOrder> DateOrders =
        new() { ["day-month"] = DateOrder.DayMonth, ["month-day"] = DateOrder.MonthDay };

    readonly SettingsNodes _nodes;
    readonly string _path;

    SettingsParser(string path)
    {
        _path = path;
        _nodes = new SettingsNodes(path);
    }

    /// <summary>Loads a file and the tables that it names.</summary>
    /// <param name="path">Its absolute path, at which the paths of tables begin.</param>
    /// <param name="folder">The folder that it is about.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is wrong, or a table is;
    /// <see cref="ErrorKind.NotFound"/>: it is not there.</exception>
    public static SettingsFile Load(string path, string folder)
    {
        var parser = new SettingsParser(path);
        return parser.Read(parser._nodes.Load(), folder);
    }

    SettingsFile Read(YamlMappingNode? root, string folder)
    {
        if (root is null)
            return new SettingsFile { Folder = folder };
        var settings = _nodes.Mapping(root, "the settings", Keys);
        return new SettingsFile
        {
            Folder = folder,
            FileNames = Each(settings, "file-name", text => new FileNamePattern(text)),
            Joins = settings.TryGetValue("join", out var join) ? [.. SettingsNodes.Items(join).Select(ReadJoin)] : null,
            Fields = settings.TryGetValue("fields", out var fields) ? _nodes.Fields(fields) : new Dictionary<string, JsonElement>(),
            Titles = Each(settings, "title", text => new TitleTemplate(text)),
            Dates = settings.TryGetValue("date", out var date) ? ReadDate(date) : null,
            Include = Each(settings, "include", text => new GlobPattern(text)),
            Exclude = Each(settings, "exclude", text => new GlobPattern(text)),
        };
    }

    List<T>? Each<T>(Dictionary<string, YamlNode> settings, string key, Func<string, T> make) =>
        settings.TryGetValue(key, out var node)
            ? [.. SettingsNodes.Items(node).Select(item => Understand(item, () => make(_nodes.Text(item, key))))]
            : null;

    TableJoin ReadJoin(YamlNode node)
    {
        var settings = _nodes.Mapping(node, "join", JoinKeys);
        foreach (var key in JoinKeys)
        {
            if (!settings.ContainsKey(key))
                throw _nodes.Wrong(node, $"'join' has no '{key}'; it needs {string.Join(", ", JoinKeys)}");
        }
        var on = _nodes.Texts(settings["on"], "on");
        var take = _nodes.Texts(settings["take"], "take");
        var table = Path.Combine(Path.GetDirectoryName(_path)!, _nodes.Text(settings["table"], "table"));
        return Understand(settings["table"], () => new TableJoin(
            table,
            [.. on.Select(pair => pair.Value)],
            [.. take.Select(pair => pair.Value)],
            JoinTable.Load(table, [.. on.Select(pair => pair.Key)], [.. take.Select(pair => pair.Key)])));
    }

    DateHint ReadDate(YamlNode node)
    {
        var settings = _nodes.Mapping(node, "date", DateKeys);
        return new DateHint(
            settings.TryGetValue("kind", out var kind)
                ? _nodes.Choice(kind, "kind", DateKinds)
                : null,
            settings.TryGetValue("from", out var from) ? _nodes.Text(from, "from").ToLowerInvariant() : null,
            settings.TryGetValue("order", out var order)
                ? _nodes.Choice(order, "order", DateOrders)
                : DateOrder.Unknown);
    }

    T Understand<T>(YamlNode node, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (FormatException e)
        {
            throw _nodes.Wrong(node, e.Message, e);
        }
    }
}
