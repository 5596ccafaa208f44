using System.Text;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Tables;

public class TableTests
{
    [Theory]
    [InlineData("t.csv", ',')]
    [InlineData("t.csv", ';')]
    [InlineData("t.csv", '|')]
    [InlineData("t.tsv", '\t')]
    public async Task Rows_are_documents_whatever_parts_their_fields(string name, char separator)
    {
        var table = "id|Title|Text|Date|Note\nA/1|Grain  talks|\"He said \"\"yes\"\".\n\nNext; day, later.\"|1978-09-05|\nB|Guns|The 5\" guns.|1979|x\n";

        var found = await Expansion.OfAsync(name, Pack.Utf8(table.Replace('|', separator)));

        Assert.Equal([$"{name}/A/1", $"{name}/B"], found.Ids);
        var first = found.Documents[0];
        Assert.Equal("Grain talks", first.Title);
        Assert.Equal("He said \"yes\".\n\nNext; day, later.", first.Text);
        Assert.Equal(["date"], first.Metadata.Keys);
        Assert.Equal("The 5\" guns.", found.Documents[1].Text);
        Assert.Empty(found.Failures);
    }

    [Fact]
    public async Task A_mapping_beside_the_table_says_what_columns_are()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", "code,headline,summary,body,Pays,secret,published\nX1,Grain,Short.,Long.,FRA,s,1978\n");
        folder.Write("t.mapping.yaml", "id: code\ntitle: headline\ntext: [summary, body]\nfields: {Pays: country}\ndrop: [secret]\ndate: published\n");

        var document = Assert.Single((await Expansion.OfAsync(Assert.Single(FileSources.Enumerate(folder.At("t.csv"))))).Documents);

        Assert.Equal(("t.csv/X1", "Grain", "Short.\n\nLong."), (document.Id, document.Title, document.Text));
        Assert.Equal(["code=X1", "country=FRA", "date=1978"], document.Metadata.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value}"));
    }

    [Theory]
    [InlineData("text: nowhere", "'nowhere' that is not there; there are 'id', 'body'")]
    [InlineData("title: id", "does not say which column is the text")]
    [InlineData("txt: body", "unknown field 'txt'")]
    [InlineData("text: [body", "not valid YAML")]
    public async Task A_mapping_that_does_not_fit_is_told(string mapping, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", "id,body\n1,Text.\n");
        folder.Write("t.csv.mapping.yaml", mapping);

        var error = (await Expansion.OfAsync(Assert.Single(FileSources.Enumerate(folder.At("t.csv"))))).OnlyFailure;

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_a_known_text_column_says_which_there_are()
    {
        var error = (await Expansion.OfAsync("t.csv", Pack.Utf8("year,speaker\n1978,Sadat\n"))).OnlyFailure;

        Assert.Contains("'year', 'speaker'", error, StringComparison.Ordinal);
        Assert.Contains("mapping.yaml", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_rows_are_told_by_number_and_the_others_read()
    {
        var found = await Expansion.OfAsync("t.csv", Pack.Utf8("id,text\n1,One.\n2\n3,\"closed\" late\n,Without id.\n1,Again.\n\n5,Five.\n"));

        Assert.Equal(["t.csv/1", "t.csv/5", "t.csv/1~6", "t.csv/5~7"], found.Ids);
        Assert.Equal(["t.csv/row 3", "t.csv/row 4"], found.Failures.Select(failure => failure.Id));
        Assert.Contains("row 3 has 1 field", found.Failures[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_ends_the_table()
    {
        var found = await Expansion.OfAsync("t.csv", Pack.Utf8("id,text\n1,One.\n2,\"" + new string('x', 2000) + "\n3,Three.\n"));

        Assert.Equal(["t.csv/1"], found.Ids);
        Assert.Single(found.Failures);
    }

    [Fact]
    public async Task Lines_of_json_keep_the_kinds_of_their_values()
    {
        var found = await Expansion.OfAsync("t.jsonl", Pack.Utf8(
            "{\"_id\": 7, \"title\": \"One\", \"text\": [\"A.\", \"B.\"], \"year\": 1978, \"tags\": [\"x\"]}\n"
            + "not json\n[1]\n{\"_id\": 8, \"text\": \"\\ud83d\"}\n{\"_id\": 9}\n{\"_id\": 10, \"text\": \"Ten.\"}"));

        Assert.Equal(["t.jsonl/7", "t.jsonl/10"], found.Ids);
        Assert.Equal("A.\nB.", found.Documents[0].Text);
        Assert.Equal(1978, found.Documents[0].Metadata["year"].GetInt32());
        Assert.Equal(["row 2", "row 3", "row 4", "row 5"], found.Failures.Select(failure => failure.Id[8..]));
    }

    [Fact]
    public async Task An_array_of_json_is_a_table()
    {
        var found = await Expansion.OfAsync("t.json", Pack.Utf8("[{\"id\": \"a\", \"text\": \"One.\"}, {\"id\": \"b\", \"text\": \"Two.\"}, {]"));

        Assert.Equal(["t.json/a", "t.json/b"], found.Ids);
        Assert.Contains("after value 2", Assert.Single(found.Failures).Error, StringComparison.Ordinal);
        Assert.Equal(["t.json/a"], (await Expansion.OfAsync("t.json", Pack.Utf8("{\"id\": \"a\", \"text\": \"One.\"}"))).Ids);
    }

    [Fact]
    public async Task A_table_may_be_of_any_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("windows-1252").GetBytes("id;text\n1;Le président a déclaré – c’est fait.\n");

        var document = Assert.Single((await Expansion.OfAsync("t.csv", bytes)).Documents);

        Assert.Equal("Le président a déclaré – c’est fait.", document.Text);
        Assert.Equal("windows-1252", document.Metadata["encoding"].GetString());
        Assert.Single((await Expansion.OfAsync("t.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,text\n1,Wide.\n")])).Documents);
    }

    [Fact]
    public async Task A_large_table_whose_first_odd_byte_comes_late_is_read_right()
    {
        using var folder = new TemporaryFolder();
        var rows = new StringBuilder("id,text\n");
        for (var i = 0; rows.Length < 3 << 20; i++)
            rows.Append(i).Append(",The delegates discussed the export of grain at some length.\n");
        rows.Append("last,The President’s déjà vu.\n");
        var path = folder.At("t.csv");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var name in (string[])["windows-1252", "utf-8"])
        {
            await File.WriteAllBytesAsync(path, Encoding.GetEncoding(name).GetBytes(rows.ToString()), TestContext.Current.CancellationToken);

            var found = await Expansion.OfAsync(DocumentSource.FromFile("t.csv", path));

            Assert.Equal("The President’s déjà vu.", found.Documents[^1].Text);
            Assert.Empty(found.Failures);
        }
    }
}
