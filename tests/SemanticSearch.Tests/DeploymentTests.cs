using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SemanticSearch.Api.FirstStart;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests;

/// <summary>Holds the Dockerfile, the compose file and what they mount to the program that they run: no engine is needed for that.</summary>
public sealed partial class DeploymentTests
{
    static readonly ComposeFile Compose = ComposeFile.Read();

    static readonly Dictionary<string, Type> Options = (
        from assembly in new[] { typeof(SemanticSearchOptions).Assembly, typeof(FirstStartOptions).Assembly }
        from type in assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where section?.IsLiteral == true && section.FieldType == typeof(string)
        select (Name: (string)section.GetRawConstantValue()!, Type: type)).ToDictionary(one => one.Name, one => one.Type);

    public static TheoryData<string> Services => [.. Compose.Services];

    [Fact]
    public void Without_a_profile_the_server_runs_alone()
    {
        Assert.Equal(["api"], Compose.Services.Where(service => Compose.Profiles(service).Count == 0));
        Assert.Equal(["cluster", "qdrant", "tools"], Compose.Services.SelectMany(Compose.Profiles).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Images_of_others_are_pinned(string service)
    {
        if (Compose.ForeignImage(service) is { } image)
            Assert.Matches(@"^[\w/]+:v?\d+\.\d+\.\d+(-\w+)?$", image);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_waits_only_for_those_of_its_profiles(string service)
    {
        foreach (var other in Compose.DependsOn(service))
            Assert.Equal(Compose.Profiles(service), Compose.Profiles(other));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_setting_of_a_service_is_one_of_the_program(string service)
    {
        foreach (var (name, _) in Settings(service))
        {
            var parts = name.Split(':');
            Assert.True(
                Options.TryGetValue(string.Join(':', parts[..^1]), out var type) && type.GetProperty(parts[^1]) is not null,
                $"{service} sets {name}, which nothing reads");
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void The_settings_of_a_service_are_valid(string service)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(service)).Build();
        foreach (var (section, type) in Options)
        {
            var options = configuration.GetSection(section).Get(type) ?? Activator.CreateInstance(type)!;
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Mounted_files_are_there_and_name_services(string service)
    {
        foreach (var file in Compose.Mounted(service))
        {
            var hosts = Upstream().Matches(File.ReadAllText(Path.Combine(Shared.Repository, file))).Select(match => match.Groups[1].Value);
            Assert.NotEmpty(hosts);
            Assert.Subset(Compose.DependsOn(service).ToHashSet(), hosts.ToHashSet());
        }
    }

    [Fact]
    public void The_image_copies_what_is_there()
    {
        var lines = File.ReadAllLines(Path.Combine(Shared.Repository, "Dockerfile"));
        var copied = lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToList();

        Assert.True(copied.Count > 10);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Shared.Repository, path)), $"{path} is not there"));
    }

    [Fact]
    public void Every_setting_of_Qdrant_is_explained()
    {
        var text = File.ReadAllText(Path.Combine(Shared.Repository, "docs", "operations.md"));

        Assert.All(
            typeof(QdrantOptions).GetProperties().Select(property => $":{property.Name}`"),
            name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    // Those that .NET itself reads have no section.
    static Dictionary<string, string?> Settings(string service) => Compose.Environment(service)
        .Where(one => one.Key.Contains("__", StringComparison.Ordinal) && !one.Key.StartsWith("QDRANT__", StringComparison.Ordinal))
        .ToDictionary(one => one.Key.Replace("__", ":", StringComparison.Ordinal), string? (one) => one.Value);

    [GeneratedRegex(@"^\s*server ([\w-]+):\d+", RegexOptions.Multiline)]
    private static partial Regex Upstream();
}
