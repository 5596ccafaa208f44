using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch models verify ID</c>: compares every byte of a pulled model with the catalog.</summary>
sealed class VerifyModelCommand : LibraryCommand
{
    readonly Argument<string> _id = new("ID") { Description = "A pulled model" };

    /// <summary>Describes the command.</summary>
    public VerifyModelCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("verify", "Compare every byte of a pulled model with the catalog.", terminal, options, composition) => Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var models = await library.Models.OpenLibraryAsync(cancellationToken);
        var check = await models.VerifyAsync(models.Catalog.Require(parse.GetRequiredValue(_id)), cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(check);
        else
            Print(check);
        if (!check.IsSound)
            Terminal.Warn($"model '{check.Id}' is not as it should be; get what is missing with: semsearch models pull {check.Id}");
        return check.IsSound ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    void Print(ModelCheck check)
    {
        var table = Tables.Of("FILE", "CONDITION", "");
        foreach (var file in check.Files)
            table.Add(file.Name, NameOf(file.Condition), file.Detail);
        Terminal.Write(table);
    }

    static string NameOf(FileCondition condition) => condition switch
    {
        FileCondition.Sound => "sound",
        FileCondition.Missing => "missing",
        FileCondition.WrongSize => "wrong size",
        _ => "wrong hash",
    };
}
