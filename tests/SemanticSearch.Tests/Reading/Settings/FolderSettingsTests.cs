using System.Text.RegularExpressions;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Settings;

public sealed class FolderSettingsTests : IDisposable
{
    const string Speakers = "country,session,iso3,speaker,post\nFrance,45,FRA,\"Anna, Ferrero\",President\nPeru,45,PER,Bo Lind,\n"
        + "Mali,45,MLI,One,President\nMali,45,MLI,Two,President\n";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_example_of_the_documentation_does_what_it_says()
    {
        var docs = await File.ReadAllTextAsync(Path.Combine(Shared.Repository, "docs", "formats.md"), TestContext.Current.CancellationToken);
        var example = Regex.Matches(docs, "```yaml\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)
            .Single(yaml => yaml.Contains("file-name", StringComparison.Ordinal));
        _folder.Write("speakers.csv", Speakers);
        _folder.Write("c/semsearch.yaml", example);
        _folder.Write("c/README.txt");
        _folder.Write("c/45/FRA_45_1990.txt");
        _folder.Write("c/45/notes.md");

        var document = Assert.Single(await ReadAll("c"));

        Assert.Equal("c/45/FRA_45_1990.txt", document.Id);
        Assert.Equal("France, General Debate, session 45 (1990)", document.Title);
        Assert.Equal(new Speaker("Anna, Ferrero", "President", "FRA"), document.Facts.Speaker);
        Assert.Equal(["FRA"], document.Facts.Countries);
        Assert.Equal([new DocumentDate(DateKind.Spoken, DateInterval.Year(1990))], document.Facts.Dates);
        Assert.Equal("United Nations", document.Facts.Publisher);
        Assert.Equal("UN General Debate Corpus", document.Metadata["source"].GetString());
        Assert.Equal(45, document.Metadata["session"].GetInt32());
    }

    [Fact]
    public async Task A_layer_wins_over_the_weaker_ones_field_by_field()
    {
        _folder.Write("t.csv", "key\tb\tc\td\te\ntext\ttable\ttable\ttable\ttable\n");
        _folder.Write("c/semsearch.yaml", """
            file-name: "{key}-{a}"
            join: { table: ../t.csv, on: { key: key }, take: { b: b, c: c, d: d, e: e } }
            fields: { c: constant, d: constant, e: constant }
            title: "{key} of {a}"
            """);
        _folder.Write("c/text-name.txt", "---\na: text\nb: text\nf: text\n---\nSome text.");
        _folder.Write("c/text-name.txt.meta.json", """{"D": "sidecar", "e": "sidecar", "none": null}""");
        _folder.Write("c/text-name.meta.yaml", "d: weaker sidecar\ng: weaker sidecar");

        var document = Assert.Single(await ReadAll("c"));

        Assert.Equal(
            "a=name b=table c=constant d=sidecar e=sidecar f=text g=weaker sidecar key=text",
            string.Join(' ', document.Metadata.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}")));
        Assert.Equal("text of name", document.Title);
    }

    [Fact]
    public async Task The_nearest_folder_wins_and_the_rest_is_inherited()
    {
        _folder.Write("c/semsearch.yaml", "fields: { a: far, b: far }\ntitle: \"{a} {b}\"\nexclude: [\"x*\"]");
        _folder.Write("c/sub/semsearch.yaml", "fields: { b: near, c: [near, 2] }\n");
        _folder.Write("c/one.txt");
        _folder.Write("c/sub/two.txt");
        _folder.Write("c/sub/deep/three.txt");
        _folder.Write("c/sub/deep/x.txt");
        var given = _folder.Write("given.yaml", "fields: { a: given }");

        Assert.Equal(["far far", "far near", "far near"], (await ReadAll("c")).Select(document => document.Title));
        Assert.Equal(["given far", "given near", "given near"], (await ReadAll("c", given)).Select(document => document.Title));
        Assert.Equal("far far", Assert.Single(await ReadAll("c/one.txt")).Title);
    }

    [Fact]
    public async Task A_title_whose_field_is_missing_leaves_the_next_one()
    {
        _folder.Write("c/semsearch.yaml", "title: [\"{speaker}, {year}\", \"Of {year}\"]\nfile-name: \"{year:int}*\"");
        _folder.Write("c/1990 a.txt");
        _folder.Write("c/b.md", "# Heading\n\nText.");

        Assert.Equal(["Of 1990", "Heading"], (await ReadAll("c")).Select(document => document.Title));
    }

    [Fact]
    public async Task Rows_of_one_key_give_what_they_agree_on_and_a_missing_row_gives_nothing()
    {
        _folder.Write("t.csv", Speakers);
        _folder.Write("c/semsearch.yaml", """
            file-name: "{iso}_{session:int}"
            join: [{ table: ../t.csv, on: { iso3: iso, session: session }, take: { speaker: speaker, post: role } }]
            """);
        _folder.Write("c/MLI_45.txt");
        _folder.Write("c/PER_45.txt");
        _folder.Write("c/PER_46.txt");

        var documents = await ReadAll("c");

        Assert.Equal(["iso,role,session", "iso,session,speaker", "iso,session"], documents.Select(document => string.Join(',', document.Metadata.Keys)));
    }

    [Fact]
    public async Task What_is_made_of_a_source_inherits_its_settings()
    {
        _folder.Write("c/semsearch.yaml", "file-name: \"{box}/{country}_{year:int}\"\nexclude: [\"a.zip/box 2/*\"]");
        var settings = Assert.Single(FileSources.Enumerate(Path.GetDirectoryName(_folder.Write("c/x.txt"))!)).Settings!;
        var location = _folder.At("c/a.zip") + "!/box 1/FRA_1990.txt";
        var entry = new DocumentSource("c/a.zip/box 1/FRA_1990.txt", _ => ValueTask.FromResult<Stream>(new MemoryStream("Text."u8.ToArray())))
        {
            Location = location,
            Settings = settings,
        };

        var document = (await Some.Reader().ReadAsync(entry, TestContext.Current.CancellationToken)).Document;

        Assert.Equal(["FRA"], document.Facts.Countries);
        Assert.Equal("box 1", document.Metadata["box"].GetString());
        Assert.True(settings.Reads(location));
        Assert.False(settings.Reads(_folder.At("c/a.zip") + "!/box 2/FRA_1990.txt"));
    }

    [Fact]
    public async Task A_change_of_any_layer_changes_the_hash()
    {
        _folder.Write("t.csv", "key,value\na,1\n");
        var settings = "file-name: \"{key}\"\njoin: { table: ../t.csv, on: { key: key }, take: { value: value } }\n";
        _folder.Write("c/semsearch.yaml", settings);
        _folder.Write("c/a.txt", "---\nyear: 1990\n---\nSome text.");
        var hashes = new HashSet<string> { await Hash() };

        _folder.Write("t.csv", "key,value\na,2\n");
        Assert.True(hashes.Add(await Hash()));
        _folder.Write("c/semsearch.yaml", settings + "fields: { x: 1 }\n");
        Assert.True(hashes.Add(await Hash()));
        _folder.Write("c/semsearch.yaml", settings + "fields: { x: 1 }\ndate: { kind: spoken }\n");
        Assert.True(hashes.Add(await Hash()));
        _folder.Write("c/a.txt.meta.json", """{"y": 1}""");
        Assert.True(hashes.Add(await Hash()));
        Assert.False(hashes.Add(await Hash()));

        async Task<string> Hash()
        {
            var source = Assert.Single(FileSources.Enumerate(_folder.At("c")));
            return Convert.ToHexString((await Some.Reader().ReadAsync(source, TestContext.Current.CancellationToken)).ContentHash.Span);
        }
    }

    [Theory]
    [InlineData("a.txt.meta.json", "{\"a\": ", "its description 'a.txt.meta.json' is not valid JSON at line 1")]
    [InlineData("a.txt.meta.json", "[1]", "its description 'a.txt.meta.json' is no object of fields")]
    [InlineData("a.meta.yaml", "a: b\nc: [", "its description 'a.meta.yaml' is not valid YAML at line 3")]
    public async Task A_broken_sidecar_fails_its_document(string name, string text, string expected)
    {
        _folder.Write("c/a.txt");
        _folder.Write($"c/{name}", text);

        var error = await Assert.ThrowsAsync<SemanticSearchException>(async () => await ReadAll("c"));

        Assert.Equal(ErrorKind.UnreadableDocument, error.Kind);
        Assert.StartsWith("'c/a.txt': " + expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filename: x", "line 1: 'filename' is not a key of the settings; allowed are file-name, join, fields, title, date, include, exclude")]
    [InlineData("fields: { a: 1 }\ndate: { kind: said }", "line 2: 'kind' is 'said'; allowed are dated, spoken, written, published, modified, covered")]
    [InlineData("file-name: \"{a:x}\"", "line 1: '{a:x}' has the form 'x'")]
    [InlineData("join: { table: t.csv, on: { a: a } }", "line 1: 'join' has no 'take'")]
    [InlineData("join: { table: none.csv, on: { a: a }, take: { b: b } }", "none.csv' cannot be read")]
    [InlineData("join: { table: t.csv, on: { a: a }, take: { c: b } }", "t.csv' has no column 'c'; it has a, b")]
    [InlineData("fields: { a: { b: c } }", "line 1: a field's value is a text, a number")]
    [InlineData("fields:\n  a: &x 1\n  b: *x\n", "line 3: aliases are not supported")]
    [InlineData("- a", "line 1: the settings are no mapping")]
    [InlineData("a: [", "this is not valid YAML")]
    [InlineData("[[[[[[[[[[[[[[[[", "nest too deeply")]
    public void Wrong_settings_say_where_and_what_is_allowed(string yaml, string expected)
    {
        _folder.Write("c/deep/t.csv", "a,b\n1,2\n");
        _folder.Write("c/deep/a.txt");
        var path = _folder.Write("c/deep/semsearch.yaml", yaml);

        var error = Assert.Throws<SemanticSearchException>(() => FileSources.Enumerate(_folder.At("c")));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.StartsWith($"'{path}' line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Empty_settings_say_nothing_and_settings_that_are_not_there_are_not_found()
    {
        _folder.Write("c/a.txt");
        _folder.Write("c/semsearch.yaml", "# nothing yet\n");

        Assert.Single(FileSources.Enumerate(_folder.At("c")));
        var error = Assert.Throws<SemanticSearchException>(() => FileSources.Enumerate(_folder.At("c"), _folder.At("none.yaml")));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task Every_speech_of_a_session_finds_its_speaker()
    {
        var corpus = Shared.Path("corpora", "ungdc-2023");
        var table = Shared.Path("corpora", "ungdc-speakers.csv");
        var settings = _folder.Write("s.yaml", $$"""
            file-name: "{country}_{session:int}_{year:int}"
            join: { table: "{{table}}", on: { iso3: country, session: session }, take: { speaker: speaker, post: role } }
            """);

        var documents = await ReadAll(corpus, settings);

        Assert.Equal(192, documents.Count);
        Assert.All(documents, document => Assert.NotNull(document.Facts.Speaker?.Role));
        Assert.All(documents, document => Assert.Equal("en", document.Facts.Language));
        Assert.Equal("EU_78_2023.txt", Assert.Single(documents, document => document.Facts.Countries.Count == 0).Title + ".txt");
    }

    async Task<List<Document>> ReadAll(string path, string? settings = null)
    {
        var documents = new List<Document>();
        foreach (var source in FileSources.Enumerate(Path.IsPathRooted(path) ? path : _folder.At(path), settings))
            documents.Add((await Some.Reader().ReadAsync(source, TestContext.Current.CancellationToken)).Document);
        return documents;
    }
}
