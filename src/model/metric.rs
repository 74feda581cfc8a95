//! 统计指标: a figure of a period, known, approximate or unknown.

use super::plain::Shape;
use super::vocabulary::WordList;
use super::{Id, org::Units};
use crate::{life, plain};

life! {
    pub enum MetricAction / MetricState;
    states {
        Reported = "reported" "已报送" / "reported",
    }
    actions {
        Reported = "reported" "报送" / "reported", first Reported;
    }
}

plain! {
    /// A figure. Without a value it is unknown, and printed X, never 0.
    pub struct Metric: MetricAction in metrics, titled |m| &m.indicator, listed [indicator, period, county, value, source];
    must {
        indicator: String, Shape::Word(WordList::Indicator), "指标" / "Indicator", "统计什么" / "What is counted";
        period: String, Shape::Line, "时期" / "Period", "如 2024Q3、2024-09、2024" / "Such as 2024Q3, 2024-09 or 2024";
    }
    may {
        county: Id, Shape::Unit(Units::Counties), "县区" / "County", "哪个县区的；全市的不写" / "The county; none for the whole area";
        value: u64, Shape::Amount, "数值" / "Value", "没有这一项就是不详，报表不印成 0" / "Unknown when it is not there; never printed as 0";
        approx: bool, Shape::Yes, "约数" / "Approximate", "是约数，印出来带“余”" / "For a figure that is approximate, printed as such";
        source: String, Shape::Line, "数据来源" / "Source", "数据从哪里来" / "Where the figure comes from";
    }
}
