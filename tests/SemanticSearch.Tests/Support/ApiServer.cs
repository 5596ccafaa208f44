using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using SemanticSearch.Api.Health;

namespace SemanticSearch.Tests.Support;

/// <summary>The whole HTTP service in process (a type of it stands for its assembly), on a data folder of its own that is deleted afterwards.</summary>
sealed class ApiServer : WebApplicationFactory<HealthReport>
{
    readonly TemporaryFolder _data = new();
    readonly Dictionary<string, string> _settings = [];

    /// <summary>A server without seeds, so that a test knows what is in it; <paramref name="settings"/> overrides configuration.</summary>
    public ApiServer(params (string Key, string Value)[] settings)
    {
        _settings["FirstStart:Folder"] = "";
        _settings["SemanticSearch:DataFolder"] = _data.Path;
        _settings["Logging:LogLevel:Default"] = "None";
        _settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        foreach (var (key, value) in TestStore.Settings)
            _settings[$"SemanticSearch:{key}"] = value;
        foreach (var (key, value) in settings)
            _settings[key] = value;
    }

    /// <summary>Where the index lies.</summary>
    public string DataFolder => _data.Path;

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }
}
