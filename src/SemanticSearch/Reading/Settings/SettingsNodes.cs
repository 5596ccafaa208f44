using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SemanticSearch.Reading.Settings;

/// <summary>Takes the nodes of a settings file apart, and tells what is wrong with them and on which line.</summary>
sealed class SettingsNodes(string path)
{
    const long MaximumBytes = 1 << 20;
    const int MaximumDepth = 8;

    /// <summary>The outermost node, or null for an empty file.</summary>
    /// <exception cref="SemanticSearchException">The file is not there, or no YAML mapping.</exception>
    public YamlMappingNode? Load()
    {
        try
        {
            if (new FileInfo(path).Length > MaximumBytes)
                throw Wrong(1, $"is larger than {MaximumBytes} bytes; leave some of it out");
            var text = File.ReadAllText(path);
            RequireShallow(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents switch
            {
                [] => null,
                [{ RootNode: YamlMappingNode mapping }] => mapping,
                [{ RootNode: YamlScalarNode { Value: null or "" } }] => null,
                [{ RootNode: var other }] => throw Wrong(other, "the settings are no mapping; write 'key: value' lines"),
                _ => throw Wrong(stream.Documents[1].RootNode, "there is a second document; leave the '---' out"),
            };
        }
        catch (YamlException e)
        {
            throw Wrong(e.Start.Line, $"this is not valid YAML: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}; correct that line", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SemanticSearchException(ErrorKind.NotFound, $"'{path}': there is no such settings file; check the path", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(1, $"the settings cannot be read ({e.Message.TrimEnd('.')}); check that they are open to you", e);
        }
    }

    /// <summary>The items of a list, or the one node that is no list.</summary>
    public static IEnumerable<YamlNode> Items(YamlNode node) =>
        node is YamlSequenceNode sequence ? sequence.Children : Enumerable.Repeat(node, 1);

    /// <summary>The values of a mapping, whose keys must be of those allowed.</summary>
    public Dictionary<string, YamlNode> Mapping(YamlNode node, string name, IReadOnlyCollection<string> allowed)
    {
        var mapping = node as YamlMappingNode ?? throw Wrong(node, $"'{name}' is no mapping; its keys are {string.Join(", ", allowed)}");
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping)
        {
            var text = (key as YamlScalarNode)?.Value ?? "";
            if (!allowed.Contains(text))
                throw Wrong(key, $"'{text}' is not a key of {name}; allowed are {string.Join(", ", allowed)}");
            values.Add(text, value);
        }
        return values;
    }

    /// <summary>A text, which must not be empty.</summary>
    public string Text(YamlNode node, string name) =>
        node is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text
            ? text
            : throw Wrong(node, $"'{name}' is no text; write it on one line, in quotes");

    /// <summary>The pairs of column and field of a mapping, which must not be empty; fields in lower case.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts(YamlNode node, string name) =>
        node is YamlMappingNode { Children.Count: > 0 } mapping
            ? [.. mapping.Select(pair => KeyValuePair.Create(Text(pair.Key, name), Text(pair.Value, name).ToLowerInvariant()))]
            : throw Wrong(node, $"'{name}' is no mapping of columns to fields; write {{ column: field }}");

    /// <summary>One of several words.</summary>
    public T Choice<T>(YamlNode node, string name, Dictionary<string, T> words) =>
        words.TryGetValue(Text(node, name), out var value)
            ? value
            : throw Wrong(node, $"'{name}' is '{Text(node, name)}'; allowed are {string.Join(", ", words.Keys)}");

    /// <summary>Metadata: texts, numbers, booleans and lists of them, by lower-case field name.</summary>
    public Dictionary<string, JsonElement> Fields(YamlNode node)
    {
        var mapping = node as YamlMappingNode ?? throw Wrong(node, "'fields' is no mapping; write 'field: value' lines");
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping)
        {
            var name = Text(key, "fields").ToLowerInvariant();
            var json = value is YamlSequenceNode list ? new JsonArray([.. list.Select(ValueOf)]) : ValueOf(value);
            if (json is not null && !fields.TryAdd(name, JsonSerializer.SerializeToElement(json)))
                throw Wrong(key, $"the field '{name}' is there twice; leave one out");
        }
        return fields;
    }

    /// <summary>The error that a node is wrong.</summary>
    public SemanticSearchException Wrong(YamlNode node, string problem, Exception? cause = null) => Wrong(node.Start.Line, problem, cause);

    JsonNode? ValueOf(YamlNode node) => node is YamlScalarNode scalar
        ? CoreSchema.Resolve(new Scalar(
            AnchorName.Empty, TagName.Empty, scalar.Value ?? "", scalar.Style, scalar.Style == ScalarStyle.Plain, isQuotedImplicit: true))
        : throw Wrong(node, "a field's value is a text, a number, true, false, or a list of them; write it so");

    // The tree is built and let go by recursion; the events before it are not.
    void RequireShallow(string text)
    {
        var depth = 0;
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaximumDepth)
                throw Wrong(parser.Current.Start.Line, "values nest too deeply; the settings have three levels");
            if (parser.Current is AnchorAlias alias)
                throw Wrong(alias.Start.Line, "aliases are not supported; write the value out");
        }
    }

    SemanticSearchException Wrong(long line, string problem, Exception? cause = null) =>
        new(ErrorKind.InvalidRequest, $"'{path}' line {line}: {problem}", cause);
}
