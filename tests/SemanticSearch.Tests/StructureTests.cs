using System.Text.RegularExpressions;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests;

/// <summary>Holds the architecture: imports go downwards, outer packages stay where they belong, and files stay readable.</summary>
public partial class StructureTests
{
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        [""] = [],
        ["Gazetteer"] = [],
        ["Reading"] = ["Gazetteer"],
        ["Chunking"] = [],
        ["Citing"] = [],
        ["Embedding"] = [],
        ["Storage"] = ["Gazetteer"],
        ["Quoting"] = [],
        ["Lexicon"] = [],
        ["Evaluation"] = ["Reading", "Chunking", "Embedding", "Storage"],
        ["Indexing"] = ["Reading", "Chunking", "Embedding", "Storage", "Quoting", "Lexicon"],
        ["Maintenance"] = ["Indexing", "Storage", "Quoting"],
        ["Exchange"] = ["Reading", "Indexing", "Lexicon", "Quoting", "Storage"],
        ["Jobs"] = ["Reading", "Indexing", "Sources", "Exchange", "Storage"],
        ["Sources"] = ["Reading", "Indexing", "Storage"],
        ["Answering"] = ["Chunking", "Embedding", "Quoting", "Search"],
        ["Search"] = ["Gazetteer", "Reading", "Chunking", "Embedding", "Storage", "Citing", "Quoting", "Lexicon"],
    };

    static readonly Dictionary<string, string[]> PackageHomes = new()
    {
        ["Microsoft.ML"] = ["Embedding"],
        ["Google.Protobuf"] = ["Embedding", "Storage/Qdrant"],
        ["Microsoft.Data.Sqlite"] = ["Storage/Sqlite"],
        ["Qdrant"] = ["Storage/Qdrant"],
        ["Grpc"] = ["Storage/Qdrant"],
        ["Polly"] = ["Storage/Qdrant"],
        ["AngleSharp"] = ["Reading"],
        ["CsvHelper"] = ["Reading"],
        ["Markdig"] = ["Reading"],
        ["SharpCompress"] = ["Reading"],
        ["UglyToad"] = ["Reading"],
        ["UtfUnknown"] = ["Reading"],
        ["YamlDotNet"] = ["Reading"],
        ["Microsoft.Extensions.AI"] = ["Answering", "Embedding", "Indexing", "Search"],
    };

    [Fact]
    public void Imports_go_only_downwards()
    {
        var violations =
            from file in LibraryFiles()
            where file.Path is not ("ServiceCollectionExtensions.cs" or "StorageExtensions.cs")
            from import in file.Imports
            where import.StartsWith("SemanticSearch.", StringComparison.Ordinal)
            let layer = file.Path.Contains('/', StringComparison.Ordinal) ? file.Path.Split('/')[0] : ""
            let to = import.Split('.')[1]
            where layer != to && !MayUse[layer].Contains(to)
            select $"{file.Path} uses {import}";

        Assert.Empty(violations);
    }

    [Fact]
    public void Packages_are_used_only_where_they_belong()
    {
        var violations =
            from file in LibraryFiles()
            from import in file.Imports
            from package in PackageHomes
            where import == package.Key || import.StartsWith(package.Key + ".", StringComparison.Ordinal)
            where !package.Value.Any(home => file.Path.StartsWith(home + "/", StringComparison.Ordinal))
            select $"{file.Path} uses {import}";

        Assert.Empty(violations);
    }

    [Fact]
    public void The_library_knows_neither_the_web_nor_the_console()
    {
        var violations =
            from file in LibraryFiles()
            where file.Imports.Any(import => import.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
                || ConsoleCall().IsMatch(file.Text)
            select file.Path;

        Assert.Empty(violations);
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var violations =
            from file in LibraryFiles()
            let folder = Path.GetDirectoryName(file.Path)!.Replace('/', '.')
            let expected = folder.Length == 0 ? "SemanticSearch" : $"SemanticSearch.{folder}"
            where !file.Text.Contains($"namespace {expected};", StringComparison.Ordinal)
            select file.Path;

        Assert.Empty(violations);
    }

    [Fact]
    public void No_file_is_longer_than_400_lines_and_half_have_at_most_80()
    {
        var lengths = SourceFiles().Select(file => (file.Path, Lines: file.Text.Count(c => c == '\n'))).OrderBy(f => f.Lines).ToList();

        Assert.DoesNotContain(lengths, file => file.Lines > 400);
        Assert.True(lengths[lengths.Count / 2].Lines <= 80, $"the median file has {lengths[lengths.Count / 2].Lines} lines");
    }

    [Fact]
    public void The_entry_point_of_the_api_only_adds_uses_and_maps()
    {
        var program = SourceFiles().Single(file => file.Path == "SemanticSearch.Api/Program.cs");

        Assert.True(program.Text.Count(c => c == '\n') <= 70);
    }

    static IEnumerable<SourceFile> LibraryFiles() =>
        from file in SourceFiles()
        where file.Path.StartsWith("SemanticSearch/", StringComparison.Ordinal)
        select file with { Path = file.Path["SemanticSearch/".Length..] };

    static List<SourceFile> SourceFiles()
    {
        var root = Path.Combine(Shared.Repository, "src");
        var files = (
            from path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(root, path).Replace('\\', '/')
            where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
            let text = File.ReadAllText(path)
            select new SourceFile(relative, text, [.. Import().Matches(text).Select(match => match.Groups[1].Value)])).ToList();
        Assert.True(files.Count > 50, "the sources were not found");
        return files;
    }

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleCall();

    sealed record SourceFile(string Path, string Text, IReadOnlyList<string> Imports);
}
