using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch jobs</c>: the runs that write collections.</summary>
sealed class JobsCommand : Command
{
    /// <summary>Describes the command and those below it.</summary>
    public JobsCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("jobs", "List jobs, cancel them, go on with those whose process ended, and do those that ended once more.")
    {
        Add(new ListJobsCommand(terminal, options, composition));
        Add(new CancelJobCommand(terminal, options, composition));
        Add(new ResumeJobsCommand(terminal, options, composition));
        Add(new RetryJobCommand(terminal, options, composition));
    }
}
