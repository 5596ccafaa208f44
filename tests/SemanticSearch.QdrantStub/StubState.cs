using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>What the stub holds: collections and aliases. Whoever uses it holds its lock.</summary>
sealed class StubState
{
    public SortedDictionary<string, StubCollection> Collections { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The collection of that name or alias.</summary>
    public StubCollection this[string name] =>
        Collections.GetValueOrDefault(Aliases.GetValueOrDefault(name, name)) ?? throw StubFailure.NoCollection(name);

    public JsonNode Create(string name, JsonObject settings)
    {
        if (Collections.ContainsKey(name) || Aliases.ContainsKey(name))
            throw new StubFailure(409, $"Wrong input: Collection `{name}` already exists!");
        foreach (var vector in DenseSettings(settings))
        {
            if (StubJson.Text(vector?["distance"]) is not ("Cosine" or "Dot" or "Euclid" or "Manhattan"))
                throw StubFailure.Format("data did not match any variant of untagged enum VectorsConfig");
        }
        Collections[name] = new StubCollection(name, settings.DeepClone().AsObject());
        return true;
    }

    public JsonNode Change(string name, JsonObject changes)
    {
        var settings = this[name].Settings;
        foreach (var (part, values) in changes)
        {
            var merged = settings[part] as JsonObject ?? [];
            foreach (var (key, value) in values!.AsObject())
                merged[key] = value?.DeepClone();
            settings[part] = merged.DeepClone();
        }
        return true;
    }

    public bool Exists(string name) => Collections.ContainsKey(Aliases.GetValueOrDefault(name, name));

    public JsonNode Delete(string name)
    {
        foreach (var alias in Aliases.Where(alias => alias.Value == name).ToList())
            Aliases.Remove(alias.Key);
        return Collections.Remove(name);
    }

    /// <summary>All of the actions, or none where one fails.</summary>
    public JsonNode ChangeAliases(JsonObject request)
    {
        var changed = new SortedDictionary<string, string>(Aliases, StringComparer.Ordinal);
        foreach (var action in request["actions"]!.AsArray().Select(node => node!.AsObject()))
        {
            if (action["create_alias"] is { } create)
            {
                var collection = create["collection_name"]!.GetValue<string>();
                if (!Collections.ContainsKey(collection))
                    throw StubFailure.NoCollection(collection);
                changed[create["alias_name"]!.GetValue<string>()] = collection;
            }
            else if (action["delete_alias"] is { } delete)
            {
                changed.Remove(delete["alias_name"]!.GetValue<string>());
            }
            else
            {
                throw new NotSupportedException($"the stub does not know the action {action.ToJsonString()}");
            }
        }
        Aliases.Clear();
        foreach (var (alias, collection) in changed)
            Aliases[alias] = collection;
        return true;
    }

    public JsonNode ListAliases() => new JsonObject
    {
        ["aliases"] = new JsonArray(
            [.. Aliases.Select(alias => new JsonObject { ["alias_name"] = alias.Key, ["collection_name"] = alias.Value })]),
    };

    public JsonNode List() => new JsonObject
    {
        ["collections"] = new JsonArray([.. Collections.Keys.Select(name => new JsonObject { ["name"] = name })]),
    };

    static IEnumerable<JsonNode?> DenseSettings(JsonObject settings) => settings["vectors"] is not JsonObject vectors
        ? []
        : vectors["size"] is null ? vectors.Select(pair => pair.Value) : [vectors];
}
