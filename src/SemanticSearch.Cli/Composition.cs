using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli;

/// <summary>Puts the library together as a command line asks for it.</summary>
/// <param name="options">The options of every command.</param>
/// <param name="replace">Replaces parts of the library; null leaves them.</param>
sealed class Composition(GlobalOptions options, Action<IServiceCollection>? replace)
{
    /// <summary>
    /// The library with the settings of, from weak to strong: its defaults, environment variables such as
    /// <c>SemanticSearch__DataFolder</c>, the global options, and <paramref name="settings"/>.
    /// </summary>
    /// <param name="parse">The command line.</param>
    /// <param name="settings">Names of <see cref="SemanticSearchOptions"/>, and their values; null is not set.</param>
    public Library Open(ParseResult parse, params IEnumerable<(string Setting, string? Value)> settings)
    {
        var given = new Dictionary<string, string?>();
        foreach (var (setting, value) in options.Settings(parse).Concat(settings))
        {
            if (value is not null)
                given[$"{SemanticSearchOptions.Section}:{setting}"] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(given).Build());
        if (options.IsVerbose(parse))
            services.AddLogging(LogToStandardError);
        else
            services.AddLogging();
        services.AddSemanticSearch();
        replace?.Invoke(services);
        return new Library(services.BuildServiceProvider());
    }

    static void LogToStandardError(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Debug);
        logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "HH:mm:ss.fff ";
            format.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
