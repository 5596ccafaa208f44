using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch jobs cancel ID</c>: asks a job to end, whichever process runs it.</summary>
sealed class CancelJobCommand : LibraryCommand
{
    readonly Argument<string> _id = new("ID") { Description = "The job, as 'jobs list' shows it" };

    /// <summary>Describes the command.</summary>
    public CancelJobCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("cancel", "Ask a job to end; what it has done is done.", terminal, options, composition) => Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var job = await library.Jobs.CancelAsync(parse.GetRequiredValue(_id), cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(job);
        else
            Terminal.WriteLine(
                job.IsFinished ? $"job {job.Id} has ended: {job.State.ToString().ToLowerInvariant()}" : $"job {job.Id} was asked to end");
        return ExitCodes.Success;
    }
}
