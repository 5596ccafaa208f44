using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SemanticSearch.Reading;

/// <summary>
/// Reads a YAML mapping from parser events, so that nothing is built that the text does not spell out: aliases, with which a few lines
/// could stand for gigabytes, are refused, and so is deep nesting.
/// </summary>
sealed class FieldReader
{
    const int MaximumDepth = 16;

    readonly Parser _parser;

    FieldReader(Parser parser) => _parser = parser;

    /// <summary>The fields of a mapping by lower-case name, or null if the YAML is none.</summary>
    /// <param name="content">The document, for errors.</param>
    /// <param name="yaml">The lines between the markers.</param>
    /// <param name="name">What the lines are, for errors.</param>
    /// <param name="linesBefore">How many lines stand before them.</param>
    public static Dictionary<string, JsonElement>? Read(
        DocumentContent content, string yaml, string name = "the front matter", int linesBefore = 1)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            return new FieldReader(parser).ReadDocument();
        }
        catch (YamlException e)
        {
            throw NotYaml(content, name, e.Start.Line + linesBefore, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e);
        }
        catch (InvalidOperationException e)
        {
            // How YamlDotNet's scanner meets a colon in an unclosed flow sequence.
            throw NotYaml(content, name, (parser.Current?.End.Line ?? 1) + linesBefore, "a bracket or a quotation may not be closed", e);
        }
    }

    static SemanticSearchException NotYaml(DocumentContent content, string name, long line, string problem, Exception cause) =>
        content.Unreadable($"{name} is not valid YAML at line {line}: {problem}; correct that line", cause);

    Dictionary<string, JsonElement>? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
            return [];
        _parser.Consume<DocumentStart>();
        if (!_parser.TryConsume<MappingStart>(out _))
            return null;
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in ReadMapping(depth: 1))
            if (value is not null)
                fields.Add(name, JsonSerializer.SerializeToElement(value));
        return fields;
    }

    JsonObject ReadMapping(int depth)
    {
        var mapping = new JsonObject();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            var value = ReadValue(depth);
            if (!mapping.TryAdd(key.Value.ToLowerInvariant(), value))
                throw new YamlException(key.Start, key.End, $"the field '{key.Value}' is there twice");
        }
        return mapping;
    }

    JsonArray ReadSequence(int depth)
    {
        var sequence = new JsonArray();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            if (ReadValue(depth) is { } value)
                sequence.Add(value);
        return sequence;
    }

    JsonNode? ReadValue(int depth)
    {
        var next = _parser.Consume<ParsingEvent>();
        if (depth >= MaximumDepth && next is not Scalar)
            throw new YamlException(next.Start, next.End, $"values nest deeper than {MaximumDepth} levels");
        return next switch
        {
            Scalar scalar => CoreSchema.Resolve(scalar),
            SequenceStart => ReadSequence(depth + 1),
            MappingStart => ReadMapping(depth + 1),
            AnchorAlias => throw new YamlException(next.Start, next.End, "aliases are not supported, write the value out"),
            _ => throw new YamlException(next.Start, next.End, "a value is missing"),
        };
    }
}
