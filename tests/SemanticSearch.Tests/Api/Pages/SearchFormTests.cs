using SemanticSearch.Api.Pages;

namespace SemanticSearch.Tests.Api.Pages;

public class SearchFormTests
{
    static readonly SearchForm Form = new() { Q = "canal & dam", Country = ["EGY", "FRA"], From = "1956", Ignored = ["MMR"], Limit = 20 };

    [Fact]
    public void The_address_holds_what_was_asked() =>
        Assert.Equal("/?q=canal%20%26%20dam&from=1956&limit=20&country=EGY&country=FRA&ignored=MMR", Form.Address());

    [Fact]
    public void A_value_is_chosen_and_then_no_more()
    {
        var country = FacetField.All.Single(field => field.Name == "country");
        var once = country.Toggle(Form, "NOR");

        Assert.Equal(["EGY", "FRA", "NOR"], once.Country!);
        Assert.Null(once.Limit);
        Assert.Equal(["EGY", "FRA"], country.Toggle(once, "NOR").Country!);
    }

    [Theory]
    [InlineData("en", "English")]
    [InlineData("ar", "Arabic")]
    [InlineData("no language", "no language")]
    public void Languages_are_called_by_their_names(string code, string name) =>
        Assert.Equal(name, FacetField.All.Single(field => field.Name == "language").LabelOf(code, code));

    [Theory]
    [InlineData("1990-05-02", "1990")]
    [InlineData("1990", "1990-05")]
    [InlineData("1990", null)]
    public void A_day_is_within_its_year(string from, string? to) => Assert.NotNull((Form with { From = from, To = to }).ToRequest().Filter);

    [Fact]
    public void Choices_and_dates_become_one_filter()
    {
        var request = Form.ToRequest();

        Assert.Equal(
            """{"type":"and","filters":[{"type":"in","key":"country","value":["EGY","FRA"]},{"type":"overlaps","key":"date","value":{"from":"1956","to":"9999"}}]}""",
            System.Text.Json.JsonSerializer.Serialize(request.Filter, Indented));
        Assert.Equal(["MMR"], request.Ignored);
        Assert.Equal(20, request.Limit);
    }

    static readonly System.Text.Json.JsonSerializerOptions Indented = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
