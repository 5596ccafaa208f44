using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch jobs retry ID</c>: has a job that ended done once more.</summary>
sealed class RetryJobCommand : LibraryCommand
{
    readonly Argument<string> _id = new("ID") { Description = "The job, as 'jobs list' shows it" };

    /// <summary>Describes the command.</summary>
    public RetryJobCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "retry",
            "Put a job that ended into the queue once more: what it did is found done, what failed is tried again. A server does it, or "
            + "'semsearch jobs resume'.",
            terminal,
            options,
            composition) => Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var job = await library.Jobs.RetryAsync(parse.GetRequiredValue(_id), cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(job);
        else
            Terminal.WriteLine($"job {job.Id} waits; a server does it, or 'semsearch jobs resume'");
        return ExitCodes.Success;
    }
}
