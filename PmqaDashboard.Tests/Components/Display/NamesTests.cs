using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Agencies;
using Xunit;

namespace PmqaDashboard.Tests.Components.Display;

public class NamesTests
{
    private static readonly Show Thai = new(new ViewSettings());
    private static readonly Show English = new(new ViewSettings(Language.English, Digits.Arabic));

    [Theory]
    [InlineData("สำนักวิชาการ", "Bureau of Academic Services", UnitKind.Bureau, "ส.วิชาการ", "Academic Services")]
    [InlineData("สำนักกรรมาธิการ ๑", "Bureau of Committees 1", UnitKind.Bureau, "ส.กรรมาธิการ ๑", "Committees 1")]
    [InlineData("คณะทำงานพัฒนาคุณภาพการบริหารจัดการภาครัฐ หมวดที่ ๕", "Working Team, Category 5", UnitKind.Team, "คณะทำงานหมวด ๕", "Working Team, Category 5")]
    [InlineData("คณะทำงานเฉพาะกิจ", "Task Force", UnitKind.Team, "คณะทำงานเฉพาะกิจ", "Task Force")]
    [InlineData("คณะกรรมการจัดการความรู้", "Knowledge Management Committee", UnitKind.Committee, "คณะกรรมการจัดการความรู้", "Knowledge Management Committee")]
    public void A_units_short_name_leaves_out_what_all_units_of_its_kind_share(
        string name, string nameEnglish, UnitKind kind, string thai, string english)
    {
        var unit = new Unit("u", name, nameEnglish, kind, []);

        Assert.Equal(thai, Thai.ShortName(unit));
        Assert.Equal(english, English.ShortName(unit));
        Assert.Equal(name, Thai.Name(unit));
        Assert.Equal(nameEnglish, English.Name(unit));
    }

    [Theory]
    [InlineData(1, "Leadership")]
    [InlineData(7, "Results")]
    public void A_category_has_the_documents_name_in_Thai_and_its_usual_name_in_English(int number, string english)
    {
        var category = new Category(number, "XX", "ชื่อตามเอกสาร", 1);

        Assert.Equal("ชื่อตามเอกสาร", Thai.Name(category));
        Assert.Equal(english, English.Name(category));
    }
}
