using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch jobs</c>: the runs that write collections.</summary>
sealed class JobsCommand : Command
{
    /// <summary>Describes the command and those below it.</summary>
    public JobsCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("jobs", "List jobs, cancel them, and go on with those whose process ended.")
    {
        Add(new ListJobsCommand(terminal, options, composition));
        Add(new CancelJobCommand(terminal, options, composition));
        Add(new ResumeJobsCommand(terminal, options, composition));
    }
}
