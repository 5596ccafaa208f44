using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Tests.Reading.Facts;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The two delegations have agreed that the border will be open again before the end of the year.")]
    [InlineData("fr", "Les deux délégations ont convenu que la frontière sera rouverte avant la fin de l'année.")]
    [InlineData("es", "Las dos delegaciones acordaron que la frontera se abrirá de nuevo antes de que termine el año.")]
    [InlineData("pt", "As duas delegações concordaram que a fronteira não será aberta antes do fim do ano.")]
    [InlineData("it", "Le due delegazioni hanno convenuto che il confine sarà riaperto prima della fine dell'anno.")]
    [InlineData("de", "Die beiden Delegationen haben vereinbart, dass die Grenze noch vor dem Ende des Jahres wieder geöffnet wird.")]
    [InlineData("nl", "De twee delegaties hebben afgesproken dat de grens voor het einde van het jaar weer open zal zijn.")]
    [InlineData("sv", "De båda delegationerna har kommit överens om att gränsen skall öppnas igen före slutet av året.")]
    [InlineData("pl", "Obie delegacje uzgodniły, że granica zostanie ponownie otwarta przed końcem tego roku, oraz że nie będzie opłat.")]
    [InlineData("cs", "Obě delegace se dohodly, že hranice bude znovu otevřena do konce roku a že nebude třeba víz.")]
    [InlineData("hu", "A két küldöttség megállapodott abban, hogy a határ még az év vége előtt ismét megnyílik, és nem kell vízum.")]
    [InlineData("ro", "Cele două delegații au convenit că frontiera va fi redeschisă până la sfârșitul anului și că nu sunt taxe.")]
    [InlineData("tr", "İki heyet, sınırın yıl sonundan önce yeniden açılması için anlaştı ve bu karar çok önemli olarak görüldü.")]
    [InlineData("fi", "Valtuuskunnat sopivat, että raja avataan ennen vuoden loppua ja että se on auki myös yöllä.")]
    [InlineData("id", "Kedua delegasi telah sepakat bahwa perbatasan itu akan dibuka lagi dan tidak ada biaya untuk para pengguna.")]
    [InlineData("vi", "Hai phái đoàn đã đồng ý rằng biên giới sẽ được mở lại trước cuối năm và không có phí cho người dân.")]
    [InlineData("ru", "Обе делегации договорились о том, что граница будет вновь открыта до конца этого года.")]
    [InlineData("uk", "Обидві делегації домовилися про те, що кордон буде знову відкрито до кінця цього року.")]
    [InlineData("bg", "Двете делегации се договориха, че границата ще бъде отворена отново до края на годината.")]
    [InlineData("ar", "اتفق الوفدان على أن الحدود سوف تفتح من جديد قبل نهاية هذا العام وأن ذلك في مصلحة الجميع.")]
    [InlineData("fa", "دو هیئت توافق کردند که مرز تا پایان سال دوباره باز می شود و این به سود همه است.")]
    [InlineData("zh", "两国代表团商定在今年年底之前重新开放边界,并取消所有过境费用。")]
    [InlineData("ja", "両国の代表団は、年末までに国境を再び開くことで合意しました。")]
    [InlineData("ko", "두 대표단은 연말 이전에 국경을 다시 열기로 합의하였습니다. 모두가 환영하였습니다.")]
    [InlineData("he", "שתי המשלחות הסכימו כי הגבול ייפתח מחדש לפני סוף השנה.")]
    [InlineData("el", "Οι δύο αντιπροσωπείες συμφώνησαν ότι τα σύνορα θα ανοίξουν ξανά.")]
    [InlineData("hi", "दोनों प्रतिनिधिमंडल इस बात पर सहमत हुए कि सीमा फिर से खुलेगी।")]
    public void A_sentence_tells_its_language(string expected, string text) => Assert.Equal(expected, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("Hello.")]
    [InlineData("12 345 678 — 90 %, 1 234 567 890 (12) 3 456 789")]
    [InlineData("Zhdanov Molotov Vyshinsky Gromyko Litvinov Chicherin Maisky Dobrynin")]
    public void What_is_too_short_or_no_prose_has_none(string text) => Assert.Null(LanguageDetector.Detect(text));

    [Fact]
    public void A_letterhead_in_another_language_does_not_decide()
    {
        var text = "Ministère des affaires étrangères et de la coopération\n\n"
            + string.Concat(Enumerable.Repeat("We have the honour to inform you that the treaty was signed by all of the parties. ", 40));

        Assert.Equal("en", LanguageDetector.Detect(text));
    }

    [Theory]
    [InlineData("EN_us", "en-US")]
    [InlineData("zh-hans-cn", "zh-Hans-CN")]
    [InlineData("fre", "fr")]
    [InlineData("French", "fr")]
    [InlineData("eng", "en")]
    [InlineData("es-419", "es-419")]
    [InlineData("und", null)]
    [InlineData("English and French", null)]
    [InlineData("", null)]
    public void A_declared_language_gets_its_usual_tag(string declared, string? expected) =>
        Assert.Equal(expected, LanguageTag.Normalize(declared));
}
