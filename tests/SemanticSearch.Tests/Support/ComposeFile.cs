using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SemanticSearch.Tests.Support;

/// <summary>The <c>docker-compose.yml</c> of the repository, as it is where none of its variables is set.</summary>
sealed partial class ComposeFile
{
    readonly Dictionary<object, object?> _services;

    ComposeFile(Dictionary<object, object?> root) => _services = Mapping(root, "services");

    /// <summary>The names of the services.</summary>
    public IReadOnlyList<string> Services => [.. _services.Keys.Cast<string>()];

    /// <summary>Reads it.</summary>
    public static ComposeFile Read()
    {
        using var text = File.OpenText(Path.Combine(Shared.Repository, "docker-compose.yml"));
        return new ComposeFile(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(new MergingParser(new Parser(text))));
    }

    /// <summary>The image of a service that is not built here, or null.</summary>
    public string? ForeignImage(string service) =>
        Service(service).ContainsKey("build") ? null : (string)Service(service)["image"]!;

    /// <summary>The profiles that a service belongs to.</summary>
    public IReadOnlyList<string> Profiles(string service) => Names(service, "profiles");

    /// <summary>The files and folders of the repository that a service sees.</summary>
    public IReadOnlyList<string> Mounted(string service) =>
        [.. Names(service, "volumes").Where(volume => volume.StartsWith('.')).Select(volume => volume.Split(':')[0])];

    /// <summary>The services that a service waits for.</summary>
    public IReadOnlyList<string> DependsOn(string service) => Names(service, "depends_on");

    /// <summary>What the environment of a service says; a variable without a default is left out.</summary>
    public IReadOnlyDictionary<string, string> Environment(string service) =>
        Service(service).ContainsKey("environment")
            ? Mapping(Service(service), "environment").Where(one => one.Value is not null)
                .ToDictionary(one => (string)one.Key, one => Variable().Replace((string)one.Value!, "$1"), StringComparer.Ordinal)
            : new Dictionary<string, string>();

    Dictionary<object, object?> Service(string name) => Mapping(_services, name);

    IReadOnlyList<string> Names(string service, string key) => Service(service).GetValueOrDefault(key) switch
    {
        List<object> list => [.. list.Cast<string>()],
        Dictionary<object, object?> mapping => [.. mapping.Keys.Cast<string>()],
        _ => [],
    };

    static Dictionary<object, object?> Mapping(Dictionary<object, object?> parent, string key) =>
        Assert.IsType<Dictionary<object, object?>>(parent[key]);

    [GeneratedRegex(@"\$\{\w+:-([^}]*)\}")]
    private static partial Regex Variable();
}
