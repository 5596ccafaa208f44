using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Archives;

/// <summary>Damaged containers give documents and typed errors, never anything else.</summary>
public class ContainerFuzzTests
{

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    [InlineData("x.txt.xz")]
    [InlineData("x.txt.bz2")]
    [InlineData("x.csv")]
    [InlineData("x.jsonl")]
    [InlineData("x.json")]
    public async Task Any_change_of_bytes_is_read_or_told(string name)
    {
        var sample = Sample(name);
        var random = new Random(name.Length * 1000 + name[^1]);
        // A bzip2 block, however small, takes a table of 4 MB.
        for (var i = 0; i < (name.EndsWith("bz2", StringComparison.Ordinal) ? Fuzz.Inputs / 20 : Fuzz.Inputs); i++)
            await Expansion.OfAsync(name, Mutated(sample, random));
    }

    static byte[] Sample(string name)
    {
        (string, string)[] files = [("a.txt", "The treaty was signed."), ("b.md", "# Memo\n\nText."), ("t.csv", "id,text\n1,Row.")];
        return name switch
        {
            "x.zip" => Pack.Zip(files),
            "x.tar" => Pack.Tar(files),
            "x.tar.gz" => Pack.Gzip(Pack.Tar(files)),
            "x.txt.xz" => Pack.Xz(Pack.Utf8("The treaty was signed."), blockBytes: 9),
            "x.txt.bz2" => Pack.Bzip2(Pack.Utf8("The treaty was signed.")),
            "x.csv" => Pack.Utf8("id;title;text;year\n1;\"One; two\";\"He said \"\"no\"\".\n\nNext.\";1978\n2;Été;Déjà vu.;1979\n"),
            "x.jsonl" => Pack.Utf8("{\"id\": 1, \"text\": \"Déjà \\u00e9\", \"tags\": [\"a\", 2]}\n\n{\"id\": \"b\", \"body\": null, \"text\": \"x\"}\n"),
            _ => Pack.Utf8("[{\"id\": 1, \"text\": \"One.\"}, {\"text\": [\"Two\", \"parts\"], \"x\": {\"y\": 1.5e3}}]"),
        };
    }

    static byte[] Mutated(byte[] sample, Random random)
    {
        var bytes = sample.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)));
                    break;
                default:
                    bytes[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0;
                    break;
            }
        }
        return [.. bytes];
    }
}
