using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SemanticSearch.Benchmarks;

/// <summary>The library on an index that is there.</summary>
static class IndexServices
{
    /// <summary>Puts it together; settings are those of the section <c>SemanticSearch</c>, without its name.</summary>
    public static ServiceProvider Open(string dataFolder, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Prepend(("DataFolder", dataFolder)).Select(
                setting => KeyValuePair.Create($"{SemanticSearchOptions.Section}:{setting.Item1}", (string?)setting.Item2)))
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSemanticSearch()
            .BuildServiceProvider();
    }
}
