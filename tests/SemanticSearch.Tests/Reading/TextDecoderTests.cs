using System.Text;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

public class TextDecoderTests : ReadingTests
{
    const string French = "Le ministre des affaires étrangères a déclaré que la délégation française regrettait l’échec de la conférence.";
    const string Polish = "Minister spraw zagranicznych oświadczył, że rozmowy zostaną wznowione. Polska nie zgodziła się na żądania sąsiadów.";
    const string Russian = "Министр иностранных дел заявил, что переговоры будут продолжены на следующей неделе. Делегация отклонила предложение.";
    const string Japanese = "外務大臣は来週も協議を続けると述べた。代表団はその提案を拒否した。";
    const string Chinese = "外交部长表示，会谈将于下周继续进行。代表团拒绝了这一建议，因为它违反了条约。";

    static TextDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1252", "The President’s address.")]
    [InlineData("windows-1252", "café")]
    [InlineData("windows-1252", "Señor Núñez")]
    [InlineData("windows-1252", "Cost: £5 million; temperature 20°C.")]
    [InlineData("windows-1252", "They met. “We shall return,” said the envoy — and the session closed. It’s done.")]
    [InlineData("windows-1252", French)]
    [InlineData("windows-1250", Polish)]
    [InlineData("iso-8859-2", Polish)]
    [InlineData("windows-1254", "Dışişleri Bakanı, görüşmelerin önümüzdeki hafta süreceğini açıkladı; sınır kapısını kapattı.")]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1251", "Привет, министр.")]
    [InlineData("koi8-r", Russian)]
    [InlineData("koi8-r", "Привет, министр.")]
    [InlineData("iso-8859-5", Russian)]
    [InlineData("ibm866", Russian)]
    [InlineData("windows-1253", "Ο υπουργός εξωτερικών δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα.")]
    [InlineData("windows-1255", "שר החוץ הודיע כי השיחות יימשכו בשבוע הבא. המשלחת דחתה את ההצעה.")]
    [InlineData("windows-1256", "أعلن وزير الخارجية أن المحادثات ستستمر الأسبوع المقبل. ورفض الوفد الاقتراح.")]
    [InlineData("shift_jis", Japanese)]
    [InlineData("shift_jis", "外務大臣の声明")]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("gb18030", Chinese)]
    [InlineData("big5", "外交部長表示，會談將於下週繼續進行。代表團拒絕了這一建議，因為它違反了條約。")]
    [InlineData("euc-kr", "외무장관은 다음 주에도 회담을 계속하겠다고 말했다. 대표단은 그 제안을 거부했다.")]
    [InlineData("macintosh", French)]
    [InlineData("ibm850", "Le ministre des affaires étrangères a déclaré que la délégation regrettait la conférence à Genève.")]
    [InlineData("utf-16", French)]
    [InlineData("utf-16BE", French)]
    [InlineData("utf-16", Japanese + "\n" + Japanese + "\n")]
    [InlineData("utf-8", Russian)]
    public async Task Text_comes_out_right_short_long_and_after_much_ascii(string name, string text)
    {
        var encoding = Encoding.GetEncoding(name);
        var ascii = string.Concat(Enumerable.Repeat("The record of the meeting follows.\n", 400));
        foreach (var whole in new[] { text, string.Join('\n', Enumerable.Repeat(text, 40)), ascii + text, ascii + string.Join('\n', Enumerable.Repeat(text, 2000)) })
        {
            // A few wide characters among ASCII cannot be told from noise when every other byte is zero or not.
            var document = await Read(Some.Source("a.txt", encoding.GetBytes(whole)));

            Assert.Equal(whole.Trim(), document.Text);
            Assert.Equal(name != "utf-8", document.Metadata.ContainsKey("encoding"));
        }
    }

    [Fact]
    public async Task A_declaration_decides_where_the_bytes_are_not_utf8()
    {
        var baltic = Encoding.GetEncoding("windows-1257").GetBytes("Užsienio reikalų ministras.");
        var given = new DocumentSource("a", _ => ValueTask.FromResult<Stream>(new MemoryStream(baltic))) { MediaType = "text/plain; charset=windows-1257" };
        Assert.Equal("Užsienio reikalų ministras.", (await Read(given)).Text);

        var xml = Encoding.GetEncoding("koi8-r").GetBytes("<?xml version='1.0' encoding='koi8-r'?><TEI><text><p>Мир.</p></text></TEI>");
        Assert.Equal("Мир.", (await Read(Some.Source("a.xml", xml))).Text);
        var wrong = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><TEI><text><p>Мир.</p></text></TEI>");
        Assert.Equal("Мир.", (await Read(Some.Source("a.xml", wrong))).Text);
        byte[] wide = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-16'?><TEI><text><p>Мир.</p></text></TEI>")];
        Assert.Equal("Мир.", (await Read(Some.Source("a.txt", wide))).Text);
    }

    [Fact]
    public async Task Damaged_utf8_is_not_taken_for_another_encoding() =>
        Assert.Contains(
            "not valid UTF-8 at byte 25",
            await ProblemOf(Some.Source("a.txt", [.. "Café déjà vu à côté"u8, 0xC3, 0x28])),
            StringComparison.Ordinal);

    [Fact]
    public async Task Twice_encoded_text_is_left_alone() => Assert.Equal("CafÃ©", (await Read("a.txt", "CafÃ©")).Text);

    [Fact]
    public async Task Noise_is_no_text()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[400];
            random.NextBytes(bytes);
            await ProblemOf(Some.Source("a.txt", [.. bytes.Select(b => b < 32 ? (byte)'a' : b)]));
        }
    }
}
