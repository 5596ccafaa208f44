using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Maintenance;

/// <summary><c>semsearch verify</c>: whether the index is as it must be.</summary>
sealed class VerifyCommand : LibraryCommand
{
    readonly Option<bool> _repair = new("--repair") { Description = "Take out what is damaged and make it anew from the stored texts" };

    /// <summary>Describes the command.</summary>
    public VerifyCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("verify", "Check everything that must hold in the index, of all collections.", terminal, options, composition) => Add(_repair);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        if (parse.GetValue(_repair))
        {
            var result = await library.Maintenance.RepairAsync(cancellationToken);
            if (Global.IsJson(parse))
                Terminal.WriteJson(result);
            else
                Print(result.Left, result.Found.IsSound
                    ? ""
                    : $"; {Quantity.Of(result.Found.Problems.Count, "problem")} found, {Quantity.Of(result.Rebuilt, "document")} rebuilt");
            return result.Left.IsSound ? ExitCodes.Success : ExitCodes.Incomplete;
        }

        var report = await library.Maintenance.VerifyAsync(cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(report);
        else
            Print(report, "");
        return report.IsSound ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    void Print(IndexVerification report, string before)
    {
        if (!report.IsSound)
        {
            var table = Tables.Of("CHECK", "SUBJECT", "REPAIRABLE", "PROBLEM");
            foreach (var problem in report.Problems)
                table.Add(problem.Check, problem.Subject, problem.CanRepair ? "yes" : "no", problem.Description);
            Terminal.Write(table);
        }
        Terminal.WriteLine(
            $"{(report.IsSound ? "All is well" : Quantity.Of(report.Problems.Count, "problem"))}: {Quantity.Of(report.Collections, "collection")}, "
            + $"{Quantity.Of(report.Generations, "generation")}, {Quantity.Of(report.Documents, "document")}, {Quantity.Of(report.Chunks, "chunk")}{before}");
    }
}
